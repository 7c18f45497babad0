package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.config.yaml.YamlScalar;
import io.canto.expr.ExpressionException;
import io.canto.graph.Place;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns parts of a YAML tree into options by their types. Tells every problem and goes on after it. */
final class Binder {
    /** Stands for a value that could not be made; why was told. */
    static final Object FAILED = new Object();

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Shapes shapes;
    private final Problems problems;

    Binder(Shapes shapes, Problems problems) {
        this.shapes = shapes;
        this.problems = problems;
    }

    /**
     * Tells which keys of a map are no options.
     *
     * @param own the options to be named where no other is near
     */
    void refuseUnknown(YamlMap map, Collection<String> options, Collection<String> own, String owner) {
        for (YamlMap.Entry entry : map.entries()) {
            String name = entry.key().text();
            if (!options.contains(name)) {
                String hint = Hints.didYouMean(name, options);
                problems.error(
                        Codes.UNKNOWN_OPTION,
                        "unknown option '" + name + "' of " + owner,
                        entry.key().place(),
                        hint == null ? known(own) : hint);
            }
        }
    }

    private static String known(Collection<String> own) {
        return own.isEmpty() ? "it has no options of its own" : "it has " + String.join(", ", own);
    }

    /**
     * Makes a record from those entries of a map that are its options; others are not looked at.
     *
     * @param place where to show what concerns no single option
     * @param owner what messages call it
     * @return the record or {@link #FAILED}
     */
    Object record(RecordShape shape, YamlMap map, Place place, String owner) {
        Object[] arguments = new Object[shape.options().size()];
        boolean failed = false;
        for (int at = 0; at < arguments.length; at++) {
            Object argument = argument(shape.options().get(at), map, place, owner);
            failed |= argument == FAILED;
            arguments[at] = argument;
        }
        return failed ? FAILED : construct(shape, arguments, map, place, owner);
    }

    private @Nullable Object argument(OptionShape option, YamlMap map, Place place, String owner) {
        if (option.inline() && option.type() instanceof OptionType.Nested nested) {
            RecordShape inner = nested.shape().get();
            boolean absent = option.nullable() && inner.names().stream().allMatch(name -> map.get(name) == null);
            return absent ? null : record(inner, map, place, owner);
        }
        YamlNode node = map.get(option.name());
        if (node != null && !(node instanceof YamlScalar scalar && option.nullable() && scalar.isNull())) {
            return value(option.type(), node);
        }
        if (option.defaultText() != null) {
            return shapes.defaultValue(option, this::bindDefault);
        }
        if (option.nullable()) {
            return null;
        }
        problems.error(
                Codes.MISSING_OPTION,
                owner + " needs the option '" + option.name() + "'",
                place,
                option.doc().isEmpty() ? null : option.name() + ": " + option.doc());
        return FAILED;
    }

    private Object bindDefault(OptionShape option) {
        Problems wrong = new Problems();
        YamlNode node = YamlReader.read(String.valueOf(option.defaultText()), option.name(), wrong);
        Object value = node == null ? FAILED : new Binder(shapes, wrong).value(option.type(), node);
        if (value == FAILED) {
            throw new IllegalArgumentException("the default of '" + option.name() + "' is wrong: " + wrong.list());
        }
        return value;
    }

    /** Makes a value of a type; {@link #FAILED} if that is not possible. */
    Object value(OptionType type, YamlNode node) {
        if (node instanceof YamlScalar scalar
                && (scalar.isEmpty() || scalar.isNull() && !(type instanceof OptionType.Text))) {
            problems.error(
                    Codes.BAD_VALUE,
                    "a " + type.label() + " is missing here",
                    node.place(),
                    type instanceof OptionType.Text ? "write '' for an empty text" : null);
            return FAILED;
        }
        if (type instanceof OptionType.ListOf list) {
            return list(list, node);
        }
        if (type instanceof OptionType.MapOf map) {
            return map(map, node);
        }
        if (type instanceof OptionType.Nested nested) {
            return nested(nested, node);
        }
        if (type instanceof OptionType.Either either && node instanceof YamlMap) {
            return nested(either.options(), node);
        }
        if (type instanceof OptionType.Any) {
            Object value = node.value();
            return value == null ? FAILED : value;
        }
        return node instanceof YamlScalar scalar ? scalar(type, scalar) : wrongKind(type, node);
    }

    private Object wrongKind(OptionType type, YamlNode node) {
        Place place = node.place();
        int at = place.column() - 1;
        boolean isFlow = at >= 0
                && at < place.text().length()
                && (place.text().charAt(at) == '{' || place.text().charAt(at) == '[');
        problems.error(
                Codes.BAD_VALUE,
                "a " + type.label() + " is needed here, not " + node.kind(),
                place,
                isFlow && !(type instanceof OptionType.MapOf)
                        ? "a text that begins with '{' or '[' needs quotes"
                        : null);
        return FAILED;
    }

    private Object list(OptionType.ListOf type, YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
        List<Object> items = new ArrayList<>(nodes.size());
        boolean failed = false;
        for (YamlNode item : nodes) {
            Object value = value(type.item(), item);
            failed |= value == FAILED;
            items.add(value);
        }
        return failed ? FAILED : Collections.unmodifiableList(items);
    }

    private Object map(OptionType.MapOf type, YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return wrongKind(type, node);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean failed = false;
        for (YamlMap.Entry entry : map.entries()) {
            Object value = value(type.value(), entry.value());
            failed |= value == FAILED;
            values.put(entry.key().text(), value);
        }
        return failed ? FAILED : Collections.unmodifiableMap(values);
    }

    private Object nested(OptionType.Nested type, YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return wrongKind(type, node);
        }
        RecordShape shape = type.shape().get();
        int before = problems.count();
        refuseUnknown(map, shape.names(), shape.names(), "this map");
        Object value = record(shape, map, map.place(), "this map");
        return problems.count() > before ? FAILED : value;
    }

    private Object scalar(OptionType type, YamlScalar scalar) {
        String text = scalar.text();
        try {
            if (type instanceof OptionType.Text) {
                return text;
            }
            if (type instanceof OptionType.Bool) {
                return bool(scalar);
            }
            if (type instanceof OptionType.Number number) {
                return Numbers.parse(number, text);
            }
            if (type instanceof OptionType.Choice choice) {
                return choice(choice, scalar);
            }
            OptionType.Parsed parsed =
                    type instanceof OptionType.Either either ? either.text() : (OptionType.Parsed) type;
            return parsed.parse().apply(text);
        } catch (ExpressionException e) {
            if (!refusedSecret(type, scalar)) {
                problems.error(Codes.BAD_EXPRESSION, message(e, type), scalar.part(e.offset(), e.length()), e.hint());
            }
        } catch (IllegalArgumentException e) {
            if (!refusedSecret(type, scalar)) {
                String code = type instanceof OptionType.Parsed parsed ? parsed.code() : Codes.BAD_VALUE;
                problems.error(code, message(e, type), scalar.place(), null);
            }
        }
        return FAILED;
    }

    private static String message(IllegalArgumentException failure, OptionType type) {
        return failure.getMessage() == null ? "this is no " + type.label() : failure.getMessage();
    }

    /** What a variable stands for may be a secret, so it is not shown. */
    private boolean refusedSecret(OptionType type, YamlScalar scalar) {
        if (scalar.isSubstituted()) {
            problems.error(
                    Codes.BAD_VALUE,
                    "what '" + scalar.written() + "' stands for is not a " + type.label(),
                    scalar.place(),
                    type instanceof OptionType.Choice choice ? "it takes " + String.join(", ", choice.names()) : null);
        }
        return scalar.isSubstituted();
    }

    private Object bool(YamlScalar scalar) {
        return switch (scalar.text()) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException("'" + scalar.text() + "' is neither true nor false");
        };
    }

    private Object choice(OptionType.Choice choice, YamlScalar scalar) {
        List<String> names = choice.names();
        int index = names.indexOf(scalar.text().toLowerCase(Locale.ROOT));
        if (index >= 0) {
            return choice.constants().get(index);
        }
        if (!refusedSecret(choice, scalar)) {
            problems.error(
                    Codes.BAD_VALUE,
                    "'" + scalar.text() + "' is not one of " + String.join(", ", names),
                    scalar.place(),
                    Hints.didYouMean(scalar.text().toLowerCase(Locale.ROOT), names));
        }
        return FAILED;
    }

    private Object construct(RecordShape shape, Object[] arguments, YamlMap map, Place place, String owner) {
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof RuntimeException failure)) {
                throw new IllegalStateException(shape.type().getName() + " cannot be made", e.getCause());
            }
            String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            if (failure instanceof ExpressionException wrong) {
                problems.error(Codes.BAD_EXPRESSION, message, ofAnyKind(shape, map, place), wrong.hint());
            } else {
                problems.error(Codes.BAD_OPTIONS, owner + ": " + message, named(message, map, place), null);
            }
            return FAILED;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shape.type().getName() + " cannot be made", e);
        }
    }

    /** The place of an option that takes any value: its texts are expressions to the operator alone. */
    private static Place ofAnyKind(RecordShape shape, YamlMap map, Place place) {
        return shape.options().stream()
                .filter(option -> option.type() instanceof OptionType.Any && map.get(option.name()) != null)
                .findFirst()
                .map(option -> new OptionPlaces(map, place).place(option.name()))
                .orElse(place);
    }

    /** The place of the first written option that a message names, or the one around. */
    private static Place named(String message, YamlMap map, Place place) {
        Matcher words = NAME.matcher(message);
        while (words.find()) {
            YamlMap.Entry entry = map.entry(words.group());
            if (entry != null) {
                return entry.key().place();
            }
        }
        return place;
    }
}
