package io.canto.expr;

import io.canto.record.Fields;
import io.canto.record.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of any value: kinds and their conversion, lists and maps, numbers. */
final class ValueFunctions {
    private static final Failure NOT_A_NUMBER = new Failure("the text is no number");
    private static final Failure NOT_A_BOOLEAN = new Failure("the value is not 'true' or 'false'");
    private static final Failure NOT_FINITE = new Failure("the number is not finite");
    private static final Failures.One NO_INTEGER = new Failures.One("%s cannot become an integer");
    private static final Failures.One NO_DECIMAL = new Failures.One("%s cannot become a decimal");
    private static final Failures.One NO_CONTAINER =
            new Failures.One("what is looked for in text must be text, not %s");
    private static final int MAX_NUMBER_LENGTH = 100;

    static final FunctionGroup GROUP = new FunctionGroup(all());

    private ValueFunctions() {}

    private static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        addKinds(functions);
        addConversions(functions);
        addCollections(functions);
        addMaps(functions);
        addNumbers(functions);
        return functions;
    }

    private static void addKinds(List<Function> functions) {
        for (Kind kind : List.of(Kind.NUMBER, Kind.TEXT, Kind.MAP, Kind.LIST, Kind.BOOLEAN, Kind.TIME)) {
            String sample = switch (kind) {
                case NUMBER -> "4.2";
                case TEXT -> "'a'";
                case MAP -> "attributes";
                case LIST -> "{1, 2}";
                case BOOLEAN -> "true";
                default -> "now()";
            };
            functions.add(Function.named("is_" + kind)
                    .doc("Whether a value is a " + kind + "; null is not.")
                    .takes("value", Kind.ANY)
                    .gives(Kind.BOOLEAN)
                    .example("is_" + kind + "(" + sample + ")", "true")
                    .does(arguments -> kind.holds(arguments[0])));
        }
        functions.add(Function.named("kind")
                .doc("The kind of a value: null, text, integer, decimal, boolean, time, bytes, list or map.")
                .takes("value", Kind.ANY)
                .gives(Kind.TEXT)
                .example("kind(1.5)", "'decimal'")
                .does(arguments -> Values.kind(arguments[0])));
        functions.add(Function.named("coalesce")
                .doc("The first of its arguments that is not null, or null.")
                .takes("value", Kind.ANY)
                .andMore()
                .example("coalesce(attributes.none, 'x')", "'x'")
                .does(ValueFunctions::coalesce));
    }

    private static @Nullable Object coalesce(@Nullable Object... arguments) {
        for (Object argument : arguments) {
            if (argument != null) {
                return argument;
            }
        }
        return null;
    }

    private static void addConversions(List<Function> functions) {
        functions.add(Function.named("int")
                .doc("An integer from a number (cut towards zero), a text or a boolean.")
                .takes("value", Kind.VALUE)
                .gives(Kind.INTEGER)
                .example("int('42')", "42")
                .does(arguments -> toInteger(arguments[0])));
        functions.add(Function.named("double")
                .doc("A decimal from a number or a text.")
                .takes("value", Kind.VALUE)
                .gives(Kind.DECIMAL)
                .example("double('4.5')", "4.5")
                .does(arguments -> toDecimal(arguments[0])));
        functions.add(Function.named("text")
                .deep()
                .doc("A value as text: lists and maps as JSON, null as 'null'.")
                .takes("value", Kind.ANY)
                .gives(Kind.TEXT)
                .weighs(4)
                .example("text(4.5)", "'4.5'")
                .does(arguments -> Texts.text(arguments[0])));
        functions.add(Function.named("bool")
                .doc("A boolean from a boolean or from the text 'true' or 'false' in any case.")
                .takes("value", Kind.VALUE)
                .gives(Kind.BOOLEAN)
                .example("bool('True')", "true")
                .does(arguments -> toBoolean(arguments[0])));
    }

    private static Object toInteger(@Nullable Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return NOT_FINITE;
        }
        if (value instanceof String text) {
            Object number = number(text.strip());
            return number instanceof Number ? toInteger(number) : number;
        }
        if (!(value instanceof Number number)) {
            return NO_INTEGER.of(value);
        }
        BigDecimal exact = Numbers.exact(number);
        if ((long) exact.precision() - exact.scale() > 19) {
            return Failures.OVERFLOW;
        }
        BigInteger whole = exact.toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : Failures.OVERFLOW;
    }

    private static Object toDecimal(@Nullable Object value) {
        if (value instanceof Double || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            Object number = number(text.strip());
            return number instanceof Number ? toDecimal(number) : number;
        }
        return NO_DECIMAL.of(value);
    }

    private static Object number(String text) {
        if (text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
            return NOT_A_NUMBER;
        }
        boolean whole = true;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean isDigit = character >= '0' && character <= '9';
            if (!isDigit && "+-.eE".indexOf(character) < 0) {
                return NOT_A_NUMBER;
            }
            whole &= isDigit || at == 0;
        }
        try {
            return whole && text.length() < 19 ? (Object) Long.parseLong(text) : decimal(text);
        } catch (NumberFormatException e) {
            return NOT_A_NUMBER;
        }
    }

    private static Object decimal(String text) {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value) && text.length() <= 17) {
            return value;
        }
        BigDecimal exact = new BigDecimal(text);
        return Math.abs((long) exact.scale()) > 10_000 ? Failures.TOO_PRECISE : exact;
    }

    private static Object toBoolean(@Nullable Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text && text.equalsIgnoreCase("true")) {
            return true;
        }
        return value instanceof String text && text.equalsIgnoreCase("false") ? false : (Object) NOT_A_BOOLEAN;
    }

    private static void addCollections(List<Function> functions) {
        functions.add(Function.named("contains")
                .deep()
                .doc("Whether a text has another in it, a list an equal element, or a map a key.")
                .takes("in", Kind.CONTAINER)
                .takes("what", Kind.ANY)
                .gives(Kind.BOOLEAN)
                .alsoMethod("containsKey")
                .example("contains({'GET', 'HEAD'}, 'GET')", "true")
                .does(arguments -> contains(arguments[0], arguments[1])));
        functions.add(Function.named("length")
                .doc("How many characters a text has, elements a list, keys a map.")
                .takes("of", Kind.CONTAINER)
                .gives(Kind.INTEGER)
                .alsoMethod("size")
                .example("length('abc')", "3")
                .does(arguments -> length(arguments[0])));
        functions.add(Function.named("is_empty")
                .doc("Whether a text has no characters, a list no elements, a map no keys.")
                .takes("of", Kind.CONTAINER)
                .gives(Kind.BOOLEAN)
                .alsoMethod("isEmpty")
                .example("is_empty('')", "true")
                .does(arguments -> length(arguments[0]) == 0));
        functions.add(Function.named("first")
                .doc("The first element of a list, or null.")
                .takes("list", Kind.LIST)
                .example("first({3, 4})", "3")
                .does(arguments -> edge(arguments[0], true)));
        functions.add(Function.named("last")
                .doc("The last element of a list, or null.")
                .takes("list", Kind.LIST)
                .example("last({3, 4})", "4")
                .does(arguments -> edge(arguments[0], false)));
    }

    static Object contains(@Nullable Object container, @Nullable Object what) {
        if (container instanceof String text) {
            return what instanceof String part ? (Object) text.contains(part) : NO_CONTAINER.of(what);
        }
        if (container instanceof Fields fields) {
            return fields.containsKey(what);
        }
        if (container instanceof List<?> list) {
            for (int at = 0; at < list.size(); at++) {
                if (Comparisons.equal(list.get(at), what)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long length(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof List<?> list ? list.size() : value instanceof Fields fields ? fields.size() : 0;
    }

    private static @Nullable Object edge(@Nullable Object value, boolean first) {
        return value instanceof List<?> list && !list.isEmpty() ? list.get(first ? 0 : list.size() - 1) : null;
    }

    private static void addMaps(List<Function> functions) {
        functions.add(Function.named("get")
                .doc("The value of a key of a map, or null; or what is given for a missing key.")
                .takes("map", Kind.MAP)
                .takes("key", Kind.TEXT)
                .mayTake("otherwise", Kind.ANY)
                .alsoMethod("getOrDefault")
                .example("get(attributes, 'none', 7)", "7")
                .does(ValueFunctions::get));
        functions.add(Function.named("keys")
                .doc("The keys of a map as a list, in their order.")
                .takes("map", Kind.MAP)
                .gives(Kind.LIST)
                .alsoMethod("keySet")
                .example("keys({'a': 1, 'b': 2})", "{'a', 'b'}")
                .does(arguments ->
                        Values.list(TextFunctions.map(arguments[0]).keySet().toArray())));
        functions.add(Function.named("values")
                .doc("The values of a map as a list, in the order of its keys.")
                .takes("map", Kind.MAP)
                .gives(Kind.LIST)
                .example("values({'a': 1, 'b': 2})", "{1, 2}")
                .does(arguments ->
                        Values.list(TextFunctions.map(arguments[0]).values().toArray())));
        functions.add(Function.named("contains_value")
                .deep()
                .doc("Whether a map has a key with an equal value.")
                .takes("map", Kind.MAP)
                .takes("value", Kind.ANY)
                .gives(Kind.BOOLEAN)
                .alsoMethod("containsValue")
                .example("contains_value({'a': 1}, 1.0)", "true")
                .does(arguments -> contains(
                        Values.list(TextFunctions.map(arguments[0]).values().toArray()), arguments[1])));
    }

    private static @Nullable Object get(@Nullable Object... arguments) {
        Fields fields = TextFunctions.map(arguments[0]);
        int at = fields.find(TextFunctions.text(arguments[1]));
        if (at >= 0) {
            return fields.valueAt(at);
        }
        return arguments.length > 2 ? arguments[2] : null;
    }

    private static void addNumbers(List<Function> functions) {
        functions.add(Function.named("min")
                .doc("The smallest of its arguments.")
                .takes("number", Kind.NUMBER)
                .andMore()
                .gives(Kind.NUMBER)
                .example("min(3, 1.5, 2)", "1.5")
                .does(arguments -> extreme(-1, arguments)));
        functions.add(Function.named("max")
                .doc("The greatest of its arguments.")
                .takes("number", Kind.NUMBER)
                .andMore()
                .gives(Kind.NUMBER)
                .example("max(3, 1.5, 2)", "3")
                .does(arguments -> extreme(1, arguments)));
        functions.add(Function.named("abs")
                .doc("The number without its sign.")
                .takes("number", Kind.NUMBER)
                .gives(Kind.NUMBER)
                .example("abs(-3)", "3")
                .does(arguments -> arguments[0] instanceof Number number ? Numbers.abs(number) : Failures.OVERFLOW));
        functions.add(Function.named("round")
                .doc("The number rounded half away from zero: to an integer, or to some digits behind the point.")
                .takes("number", Kind.NUMBER)
                .mayTake("digits", Kind.INTEGER)
                .gives(Kind.NUMBER)
                .example("round(2.345, 2)", "2.35")
                .does(ValueFunctions::round));
    }

    private static Object extreme(int sign, @Nullable Object... arguments) {
        Number found = 0L;
        for (int at = 0; at < arguments.length; at++) {
            if (!(arguments[at] instanceof Number number)) {
                return NOT_A_NUMBER;
            }
            if (Numbers.isNan(number)) {
                return number;
            }
            if (at == 0 || Numbers.compare(number, found) == sign) {
                found = number;
            }
        }
        return found;
    }

    private static Object round(@Nullable Object... arguments) {
        if (!(arguments[0] instanceof Number number) || number instanceof Long || number instanceof BigInteger) {
            return arguments[0] instanceof Number whole ? whole : NOT_A_NUMBER;
        }
        if (number instanceof Double value && !Double.isFinite(value)) {
            return NOT_FINITE;
        }
        BigDecimal exact = Numbers.exact(number);
        if (exact.scale() > 10_000 || exact.scale() < -400) {
            return Failures.TOO_PRECISE;
        }
        if (arguments.length == 1) {
            return toInteger(exact.setScale(0, RoundingMode.HALF_UP));
        }
        long digits = arguments[1] instanceof Long places ? Math.max(0, Math.min(300, places)) : 0;
        BigDecimal rounded = exact.scale() <= digits ? exact : exact.setScale((int) digits, RoundingMode.HALF_UP);
        return number instanceof Double ? (Object) rounded.doubleValue() : rounded.round(MathContext.UNLIMITED);
    }
}
