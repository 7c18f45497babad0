package io.canto.expr;

import io.canto.record.Bytes;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.record.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of text: searching, cutting, changing, decoding. */
final class TextFunctions {
    private static final Failure NOT_JSON = new Failure("the text is no JSON");
    private static final Failure NOT_BASE64 = new Failure("the text is no base64");
    private static final Failure NOT_ENCODED = new Failure("the text has a '%' without two hex digits");
    private static final Failure RANGE = new Failure("the text has no such position");
    private static final Failure EMPTY = new Failure("what is looked for must not be empty");

    static final FunctionGroup GROUP = new FunctionGroup(all());

    private TextFunctions() {}

    private static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        addPatterns(functions);
        addTests(functions);
        addCuts(functions);
        addChanges(functions);
        addCodecs(functions);
        return functions;
    }

    private static void addPatterns(List<Function> functions) {
        functions.add(Function.named("find")
                .doc("Whether a pattern occurs in a text.")
                .takes("text", Kind.TEXT)
                .takes("pattern", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .example("find('GET /api', '/a.i$')", "true")
                .does(arguments -> pattern(Patterns.Use.FIND, arguments, null)));
        functions.add(Function.named("matches")
                .doc("Whether a pattern is all of a text; the operator `matches` says the same.")
                .takes("text", Kind.TEXT)
                .takes("pattern", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .example("matches('GET /api', 'GET')", "false")
                .does(arguments -> pattern(Patterns.Use.MATCHES, arguments, null)));
        functions.add(Function.named("extract")
                .doc("What a group of a pattern holds at its first match, or null: a group by number or name; without"
                        + " one the first group, or the whole match of a pattern without groups.")
                .takes("text", Kind.TEXT)
                .takes("pattern", Kind.TEXT)
                .mayTake("group", Kind.VALUE)
                .example("extract('code=42', 'code=(\\d+)')", "'42'")
                .does(arguments ->
                        pattern(Patterns.Use.EXTRACT, arguments, arguments.length > 2 ? arguments[2] : null)));
        functions.add(Function.named("replace_all")
                .doc("The text with a replacement for each match of a pattern; $1, ${name} and $$ stand in it.")
                .takes("text", Kind.TEXT)
                .takes("pattern", Kind.TEXT)
                .takes("replacement", Kind.TEXT)
                .gives(Kind.TEXT)
                .alsoMethod("replaceAll")
                .example("replace_all('id 123', '\\d', '#')", "'id ###'")
                .does(arguments -> pattern(Patterns.Use.REPLACE, arguments, arguments[2])));
    }

    private static @Nullable Object pattern(Patterns.Use use, @Nullable Object[] arguments, @Nullable Object argument) {
        return Patterns.computed(text(arguments[1]), false) instanceof Regex regex
                ? use.apply(regex, text(arguments[0]), argument)
                : Failures.BAD_PATTERN;
    }

    private static void addTests(List<Function> functions) {
        functions.add(Function.named("starts_with")
                .doc("Whether a text begins with another.")
                .takes("text", Kind.TEXT)
                .takes("prefix", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .alsoMethod("startsWith")
                .example("starts_with('/api/v1', '/api/')", "true")
                .does(arguments -> text(arguments[0]).startsWith(text(arguments[1]))));
        functions.add(Function.named("ends_with")
                .doc("Whether a text ends with another.")
                .takes("text", Kind.TEXT)
                .takes("suffix", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .alsoMethod("endsWith")
                .example("ends_with('app.log', '.log')", "true")
                .does(arguments -> text(arguments[0]).endsWith(text(arguments[1]))));
        functions.add(Function.named("equals_ignore_case")
                .doc("Whether two texts are the same but for upper and lower case.")
                .takes("text", Kind.TEXT)
                .takes("other", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .alsoMethod("equalsIgnoreCase")
                .example("equals_ignore_case('Error', 'ERROR')", "true")
                .does(arguments -> text(arguments[0]).equalsIgnoreCase(text(arguments[1]))));
        functions.add(Function.named("is_blank")
                .doc("Whether a text has nothing in it but white space.")
                .takes("text", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .alsoMethod("isBlank")
                .example("is_blank('  ')", "true")
                .does(arguments -> text(arguments[0]).isBlank()));
        functions.add(Function.named("index_of")
                .doc("The position at which a text occurs first in another, from 0; -1 if it does not.")
                .takes("text", Kind.TEXT)
                .takes("part", Kind.TEXT)
                .gives(Kind.INTEGER)
                .alsoMethod("indexOf")
                .example("index_of('abc', 'c')", "2")
                .does(arguments -> (long) text(arguments[0]).indexOf(text(arguments[1]))));
        functions.add(Function.named("last_index_of")
                .doc("The position at which a text occurs last in another, from 0; -1 if it does not.")
                .takes("text", Kind.TEXT)
                .takes("part", Kind.TEXT)
                .gives(Kind.INTEGER)
                .alsoMethod("lastIndexOf")
                .example("last_index_of('abcb', 'b')", "3")
                .does(arguments -> (long) text(arguments[0]).lastIndexOf(text(arguments[1]))));
    }

    private static void addCuts(List<Function> functions) {
        functions.add(Function.named("substring")
                .doc("The text from a position on, up to but not including another.")
                .takes("text", Kind.TEXT)
                .takes("from", Kind.INTEGER)
                .mayTake("to", Kind.INTEGER)
                .gives(Kind.TEXT)
                .example("substring('abcdef', 1, 3)", "'bc'")
                .does(TextFunctions::substring));
        functions.add(Function.named("split")
                .doc("The pieces of a text between a separator, which is text and no pattern.")
                .takes("text", Kind.TEXT)
                .takes("separator", Kind.TEXT)
                .gives(Kind.LIST)
                .weighs(4)
                .example("split('a,b,,c', ',')", "{'a', 'b', '', 'c'}")
                .does(arguments -> split(text(arguments[0]), text(arguments[1]))));
        functions.add(Function.named("join")
                .deep()
                .doc("The elements of a list as one text, with a separator between them.")
                .takes("list", Kind.LIST)
                .takes("separator", Kind.TEXT)
                .gives(Kind.TEXT)
                .weighs(4)
                .example("join({'a', 1, true}, '-')", "'a-1-true'")
                .does(arguments -> join((List<?>) Values.of(arguments[0]), text(arguments[1]))));
        functions.add(Function.named("trim")
                .doc("The text without white space at its ends.")
                .takes("text", Kind.TEXT)
                .gives(Kind.TEXT)
                .alsoMethod("strip")
                .example("trim(' a ')", "'a'")
                .does(arguments -> text(arguments[0]).strip()));
    }

    private static Object substring(@Nullable Object... arguments) {
        String text = text(arguments[0]);
        if (!(arguments[1] instanceof Long from) || from < 0 || from > text.length()) {
            return RANGE;
        }
        if (arguments.length == 2) {
            return text.substring(from.intValue());
        }
        return arguments[2] instanceof Long to && to >= from && to <= text.length()
                ? text.substring(from.intValue(), to.intValue())
                : RANGE;
    }

    private static Object split(String text, String separator) {
        if (separator.isEmpty()) {
            return EMPTY;
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            if (pieces.size() >= Limits.MAX_ITEMS) {
                return Failures.TOO_MANY;
            }
            pieces.add(text.substring(from, at));
            from = at + separator.length();
        }
        pieces.add(text.substring(from));
        return Values.list(pieces.toArray());
    }

    private static Object join(@Nullable List<?> list, String separator) {
        StringBuilder joined = new StringBuilder();
        if (list != null) {
            for (int at = 0; at < list.size(); at++) {
                Object piece = Texts.text(list.get(at));
                if (!(piece instanceof String text)) {
                    return piece;
                }
                joined.append(at == 0 ? "" : separator).append(text);
                if (joined.length() > Limits.MAX_TEXT) {
                    return Failures.TOO_LONG;
                }
            }
        }
        return joined.toString();
    }

    private static void addChanges(List<Function> functions) {
        functions.add(Function.named("lower")
                .doc("The text in lower case.")
                .takes("text", Kind.TEXT)
                .gives(Kind.TEXT)
                .alsoMethod("toLowerCase")
                .example("lower('WARN')", "'warn'")
                .does(arguments -> text(arguments[0]).toLowerCase(Locale.ROOT)));
        functions.add(Function.named("upper")
                .doc("The text in upper case.")
                .takes("text", Kind.TEXT)
                .gives(Kind.TEXT)
                .alsoMethod("toUpperCase")
                .example("upper('warn')", "'WARN'")
                .does(arguments -> text(arguments[0]).toUpperCase(Locale.ROOT)));
        functions.add(Function.named("replace")
                .doc("The text with another text in place of each occurrence of a third; replace_all takes a pattern.")
                .takes("text", Kind.TEXT)
                .takes("what", Kind.TEXT)
                .takes("with", Kind.TEXT)
                .gives(Kind.TEXT)
                .weighs(2)
                .example("replace('a.b.c', '.', '/')", "'a/b/c'")
                .does(arguments -> replace(text(arguments[0]), text(arguments[1]), text(arguments[2]))));
    }

    private static Object replace(String text, String what, String with) {
        if (what.isEmpty()) {
            return EMPTY;
        }
        if (with.length() > what.length()) {
            long growth = 0;
            for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length())) {
                growth += with.length() - what.length();
            }
            if (text.length() + growth > Limits.MAX_TEXT) {
                return Failures.TOO_LONG;
            }
        }
        return text.replace(what, with);
    }

    private static void addCodecs(List<Function> functions) {
        functions.add(Function.named("json")
                .doc("The value that a JSON text stands for.")
                .takes("text", Kind.TEXT)
                .weighs(8)
                .example("json('{\"a\": [1, 2]}').a[1]", "2")
                .does(arguments -> json(text(arguments[0]))));
        functions.add(Function.named("to_json")
                .deep()
                .doc("A value as JSON text.")
                .takes("value", Kind.ANY)
                .gives(Kind.TEXT)
                .weighs(8)
                .example("to_json({'a': 1})", "'{\"a\":1}'")
                .does(arguments -> Texts.json(arguments[0])));
        functions.add(Function.named("base64")
                .deep()
                .doc("Text (its UTF-8) or bytes in base64.")
                .takes("value", Kind.VALUE)
                .gives(Kind.TEXT)
                .weighs(2)
                .example("base64('hello')", "'aGVsbG8='")
                .does(arguments -> base64(arguments[0])));
        functions.add(Function.named("unbase64")
                .doc("The UTF-8 text that base64 stands for.")
                .takes("text", Kind.TEXT)
                .gives(Kind.TEXT)
                .weighs(2)
                .example("unbase64('aGVsbG8=')", "'hello'")
                .does(arguments -> unbase64(text(arguments[0]))));
        functions.add(Function.named("url_decode")
                .doc("The text with %41 and + of URLs decoded as UTF-8.")
                .takes("text", Kind.TEXT)
                .gives(Kind.TEXT)
                .weighs(4)
                .example("url_decode('a%20b+c')", "'a b c'")
                .does(arguments -> urlDecode(text(arguments[0]))));
    }

    private static @Nullable Object json(String text) {
        try {
            return Json.parse(text);
        } catch (RecordException noJson) {
            return NOT_JSON;
        }
    }

    private static Object base64(@Nullable Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.toString();
        }
        Object text = Texts.text(value);
        return text instanceof String plain
                ? Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8))
                : text;
    }

    private static Object unbase64(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return NOT_BASE64;
        }
    }

    private static Object urlDecode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return NOT_ENCODED;
        }
    }

    /** An argument whose kind has been checked to be text. */
    static String text(@Nullable Object argument) {
        return argument instanceof String text ? text : "";
    }

    /** An argument whose kind has been checked to be a map. */
    static Fields map(@Nullable Object argument) {
        return argument instanceof Fields fields ? fields : new Fields(0);
    }
}
