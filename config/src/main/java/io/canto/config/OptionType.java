package io.canto.config;

import io.canto.expr.ExpressionLimits;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What an option takes, made from the Java type of its component. */
sealed interface OptionType {
    /** Returns what it is called in docs and messages, such as {@code duration} or {@code list of fields}. */
    String label();

    /** Returns the same for several. */
    default String plural() {
        return label() + "s";
    }

    /** Text, as it stands in the file. */
    record Text() implements OptionType {
        @Override
        public String label() {
            return "text";
        }
    }

    /** True or false. */
    record Bool() implements OptionType {
        @Override
        public String label() {
            return "boolean";
        }
    }

    /** A number between bounds. */
    record Number(Class<?> box, double min, double max) implements OptionType {
        @Override
        public String label() {
            return box == Double.class ? "number" : "integer";
        }
    }

    /** One of the constants of an enum, in lower case. */
    record Choice(Class<?> type) implements OptionType {
        @Override
        public String label() {
            return "choice";
        }

        List<String> names() {
            return constants().stream()
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        List<? extends Enum<?>> constants() {
            return java.util.Arrays.stream(type.getEnumConstants())
                    .map(constant -> (Enum<?>) constant)
                    .toList();
        }
    }

    /** Something that is read from a text. */
    record Parsed(String label, String code, BiFunction<String, ExpressionLimits, Object> parse) implements OptionType {
        @Override
        public String plural() {
            return label.endsWith("y") ? label.substring(0, label.length() - 1) + "ies" : label + "s";
        }
    }

    /** A list; one item alone will do. */
    record ListOf(OptionType item) implements OptionType {
        @Override
        public String label() {
            return "list of " + item.plural();
        }

        @Override
        public String plural() {
            return "lists of " + item.plural();
        }
    }

    /** Names to values. */
    record MapOf(OptionType value) implements OptionType {
        @Override
        public String label() {
            return "map of " + value.plural();
        }

        @Override
        public String plural() {
            return "maps of " + value.plural();
        }
    }

    /** Options in an option. */
    record Nested(Class<?> type, Supplier<RecordShape> shape) implements OptionType {
        @Override
        public String label() {
            return "map";
        }
    }

    /** A text, or options. */
    record Either(Parsed text, Nested options) implements OptionType {
        @Override
        public String label() {
            return words().isEmpty() ? "text or map" : "choice or map";
        }

        /** The texts, where they are the choices of the map's first option: all but the one that needs the map. */
        List<String> words() {
            OptionShape first = options.shape().get().options().get(0);
            return first.type() instanceof Choice choice
                    ? choice.names().stream()
                            .filter(name -> !name.equals(first.defaultText()))
                            .toList()
                    : List.of();
        }

        @Override
        public String plural() {
            return "texts or maps";
        }
    }

    /** Any value that a record can hold. */
    record Any() implements OptionType {
        @Override
        public String label() {
            return "any value";
        }

        @Override
        public String plural() {
            return "any values";
        }
    }
}
