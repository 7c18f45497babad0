package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import io.canto.config.yaml.YamlScalar;
import io.canto.expr.Condition;
import io.canto.expr.ExpressionException;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.translate.ForeignConditions;
import io.canto.graph.Place;
import io.canto.record.Nearest;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private final ExpressionLimits limits;

    /**
     * What options belong to.
     *
     * @param name what messages call it
     * @param place where to show what concerns no single option
     * @param misspelt options that are there under a wrong name, so that it need not be said that they are missing, and
     *     keys that are no options at all
     */
    record Owner(String name, Place place, Set<String> misspelt) {}

    Binder(Shapes shapes, Problems problems, ExpressionLimits limits) {
        this.shapes = shapes;
        this.problems = problems;
        this.limits = limits;
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
                String gone = Hints.gone(name);
                String hint = gone != null || problems.isFull() ? gone : Hints.didYouMean(name, options);
                problems.error(
                        Codes.UNKNOWN_OPTION,
                        "unknown option '" + name + "' of " + owner,
                        entry.key().place(),
                        hint == null ? known(own) : hint);
            }
        }
    }

    /** Returns, for the keys that are no options, the options that were probably meant, or else the keys themselves. */
    static Set<String> misspelt(YamlMap map, Collection<String> options) {
        Set<String> meant = new HashSet<>();
        for (String name : map.keys()) {
            if (!options.contains(name)) {
                boolean isShort = meant.size() < Problems.MAX;
                String successor = Hints.successor(name);
                meant.add(
                        isShort && !options.contains(successor)
                                ? Nearest.of(name.replace('-', '_'), options).orElse(name)
                                : successor);
            }
        }
        return meant;
    }

    private static String known(Collection<String> own) {
        return own.isEmpty() ? "it has no options of its own" : "it has " + String.join(", ", own);
    }

    /**
     * Makes a record from those entries of a map that are its options; others are not looked at.
     *
     * @param at what it belongs to
     * @return the record or {@link #FAILED}
     */
    Object record(RecordShape shape, YamlMap map, Owner at) {
        Object[] arguments = new Object[shape.options().size()];
        boolean failed = false;
        for (int index = 0; index < arguments.length; index++) {
            Object argument = argument(shape.options().get(index), map, at);
            failed |= argument == FAILED;
            arguments[index] = argument;
        }
        return failed || !at.misspelt().isEmpty() ? FAILED : construct(shape, arguments, map, at);
    }

    private @Nullable Object argument(OptionShape option, YamlMap map, Owner at) {
        if (option.inline() && option.type() instanceof OptionType.Nested nested) {
            RecordShape inner = nested.shape().get();
            boolean absent = option.nullable() && inner.names().stream().allMatch(name -> map.get(name) == null);
            return absent ? null : record(inner, map, at);
        }
        YamlNode node = map.get(option.name());
        if (node != null && !(node instanceof YamlScalar scalar && option.nullable() && scalar.isNull())) {
            return value(option.type(), node, option.name());
        }
        if (option.defaultText() != null) {
            return shapes.defaultValue(option, this::bindDefault);
        }
        if (option.nullable()) {
            return null;
        }
        if (!at.misspelt().contains(option.name())) {
            problems.error(
                    Codes.MISSING_OPTION,
                    at.name() + " needs the option '" + option.name() + "'",
                    at.place(),
                    option.doc().isEmpty() ? null : option.name() + ": " + option.doc());
        }
        return FAILED;
    }

    private Object bindDefault(OptionShape option) {
        Problems wrong = new Problems();
        String text = String.valueOf(option.defaultText());
        YamlNode node = isWord(text)
                ? YamlScalar.of(text, option.name(), text, 0)
                : YamlReader.read(text, option.name(), wrong);
        Object value = node == null
                ? FAILED
                : new Binder(shapes, wrong, ExpressionLimits.DEFAULT).value(option.type(), node, option.name());
        if (value == FAILED) {
            throw new IllegalArgumentException("the default of '" + option.name() + "' is wrong: " + wrong.list());
        }
        return value;
    }

    /** Whether a text is a word or number, which YAML gives back as it is: most defaults are, and a start reads dozens. */
    private static boolean isWord(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (!(letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '_')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /**
     * Makes a value of a type.
     *
     * @param name the option, for messages
     * @return the value or {@link #FAILED}
     */
    Object value(OptionType type, YamlNode node, String name) {
        if (node instanceof YamlScalar scalar && isNothing(type, scalar, name)) {
            return FAILED;
        }
        if (type instanceof OptionType.ListOf list) {
            return list(list, node, name);
        }
        if (type instanceof OptionType.MapOf map) {
            return map(map, node, name);
        }
        if (type instanceof OptionType.Nested nested) {
            return nested(nested, node, name);
        }
        if (type instanceof OptionType.Either either && node instanceof YamlMap) {
            return nested(either.options(), node, name);
        }
        if (type instanceof OptionType.Any) {
            Object value = node.value();
            return value == null || TemplateSizes.exceed(node, limits, problems) ? FAILED : value;
        }
        return node instanceof YamlScalar scalar ? scalar(type, scalar) : wrongKind(type, node, name);
    }

    private boolean isNothing(OptionType type, YamlScalar scalar, String name) {
        if (scalar.isBroken()) {
            return true;
        }
        boolean isText = type instanceof OptionType.Text;
        boolean nothing = scalar.isEmpty() || scalar.isNull() && !isText;
        if (nothing) {
            problems.error(
                    Codes.BAD_VALUE,
                    "'" + name + "' needs " + takes(type),
                    scalar.place(),
                    isText ? "write '' for an empty text" : null);
        }
        return nothing;
    }

    private Object wrongKind(OptionType type, YamlNode node, String name) {
        problems.error(
                Codes.BAD_VALUE,
                "'" + name + "' takes " + takes(type) + ", not " + node.kind(),
                node.place(),
                wrongKindHint(type, node.place()));
        return FAILED;
    }

    private static String takes(OptionType type) {
        return type instanceof OptionType.Choice choice
                ? "one of " + String.join(", ", choice.names())
                : Hints.a(type.label());
    }

    private static @Nullable String wrongKindHint(OptionType type, Place place) {
        if (type instanceof OptionType.Nested nested) {
            return known(nested.shape().get().names());
        }
        int at = place.column() - 1;
        boolean isFlow = at < place.text().length() && "{[".indexOf(place.text().charAt(at)) >= 0;
        return isFlow && !(type instanceof OptionType.MapOf) ? "a text that begins with '{' or '[' needs quotes" : null;
    }

    private Object list(OptionType.ListOf type, YamlNode node, String name) {
        if (!(node instanceof YamlList list)) {
            Object value = value(type.item(), node, name);
            return value == FAILED ? FAILED : List.of(value);
        }
        List<Object> items = new ArrayList<>();
        boolean failed = false;
        for (YamlNode item : list.items()) {
            Object value = value(type.item(), item, name + "[" + items.size() + "]");
            failed |= value == FAILED;
            items.add(value);
        }
        return failed ? FAILED : Collections.unmodifiableList(items);
    }

    private Object map(OptionType.MapOf type, YamlNode node, String name) {
        if (!(node instanceof YamlMap map)) {
            return wrongKind(type, node, name);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean failed = false;
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            Object value = value(type.value(), entry.value(), key);
            failed |= value == FAILED;
            values.put(key, value);
        }
        return failed ? FAILED : Collections.unmodifiableMap(values);
    }

    private Object nested(OptionType.Nested type, YamlNode node, String name) {
        if (!(node instanceof YamlMap map)) {
            return wrongKind(type, node, name);
        }
        RecordShape shape = type.shape().get();
        List<String> options = shape.names();
        int before = problems.count();
        refuseUnknown(map, options, options, "'" + name + "'");
        Object value = record(shape, map, new Owner("'" + name + "'", map.place(), misspelt(map, options)));
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
            Object value = parsed.parse().apply(text, limits);
            if (value instanceof Condition) {
                WholeMatch.warn(scalar, limits, problems);
            }
            return value;
        } catch (ExpressionException e) {
            if (!refusedSecret(type, scalar)) {
                String ours = ForeignConditions.translation(text, limits);
                problems.error(
                        Codes.BAD_EXPRESSION,
                        message(e, type),
                        scalar.part(e.offset(), e.length()),
                        ours == null ? e.hint() : "as an expression of Canto: " + ours);
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
        return failure.getMessage() == null ? "this is not " + takes(type) : failure.getMessage();
    }

    /** What a variable stands for may be a secret, so it is not shown. */
    private boolean refusedSecret(OptionType type, YamlScalar scalar) {
        if (scalar.isSubstituted()) {
            problems.error(
                    Codes.BAD_VALUE,
                    "what '" + scalar.written() + "' stands for is not " + takes(type),
                    scalar.place(),
                    null);
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

    private Object construct(RecordShape shape, Object[] arguments, YamlMap map, Owner at) {
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof RuntimeException failure)) {
                throw new IllegalStateException(shape.type().getName() + " cannot be made", e.getCause());
            }
            String message =
                    Secrets.hide(failure.getMessage() == null ? failure.toString() : failure.getMessage(), map);
            if (failure instanceof ExpressionException wrong) {
                problems.error(Codes.BAD_EXPRESSION, message, ofAnyKind(shape, map, at.place(), wrong), wrong.hint());
            } else {
                problems.error(Codes.BAD_OPTIONS, at.name() + ": " + message, named(message, map, at.place()), null);
            }
            return FAILED;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shape.type().getName() + " cannot be made", e);
        }
    }

    /** The place of an option that takes any value: its texts are expressions to the operator alone. */
    private static Place ofAnyKind(RecordShape shape, YamlMap map, Place place, ExpressionException wrong) {
        for (OptionShape option : shape.options()) {
            YamlNode node = option.type() instanceof OptionType.Any ? map.get(option.name()) : null;
            if (node != null) {
                return node instanceof YamlScalar scalar
                        ? scalar.part(wrong.offset(), wrong.length())
                        : new OptionPlaces(map, place).place(option.name());
            }
        }
        return place;
    }

    /** The place of the first written option that a message names, or the one around. */
    private static Place named(String message, YamlMap map, Place place) {
        Matcher words = NAME.matcher(message);
        while (words.find()) {
            if (map.get(words.group()) != null) {
                return new OptionPlaces(map, place).place(words.group());
            }
        }
        return place;
    }
}
