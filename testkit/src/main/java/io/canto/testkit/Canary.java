package io.canto.testkit;

import io.canto.record.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A text that is nowhere else: what holds it was taken from a record. */
final class Canary {
    private static final String TEXT = "quzixowy";
    private static final String NUMBER = "839217465";

    /** How it is put into a text. */
    static final List<UnaryOperator<String>> FORMS = List.of(
            text -> TEXT,
            text -> NUMBER,
            text -> TEXT + text,
            text -> text + TEXT,
            text -> text + " " + TEXT,
            text -> middle(text, TEXT),
            text -> middle(text, NUMBER),
            text -> middle(text, " " + TEXT + " "),
            text -> "{\"" + TEXT + "\": " + TEXT + "}",
            text -> "{\"a\": \"" + TEXT + "\", \"b\": tru" + TEXT + "}",
            text -> TEXT + "=\"" + TEXT,
            text -> "\"" + TEXT + "\\q" + TEXT + "\"",
            text -> "<" + TEXT + "><" + TEXT + "2>",
            text -> "http://" + TEXT + ":" + TEXT + "/%" + TEXT,
            text -> "?" + TEXT + ";" + TEXT,
            text -> "<34>1 2003-10-11T22:14:15.003Z h a - - [" + TEXT + " " + TEXT + "]",
            text -> "<34>" + TEXT + " " + TEXT,
            text -> "2026-03-01T10:00:00Z " + TEXT + " F x");

    private Canary() {}

    /** Returns a record with it in every text; its keys stay. */
    static Fields in(Fields fields, UnaryOperator<String> hide) {
        Fields changed = new Fields(fields.size());
        fields.forEach((key, inner) -> changed.put(key, isText(key) ? value(inner, hide) : inner));
        return changed;
    }

    private static @Nullable Object value(@Nullable Object value, UnaryOperator<String> hide) {
        if (value instanceof String text) {
            return hide.apply(text);
        }
        if (value instanceof Fields fields) {
            return in(fields, hide);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item, hide)));
            return items;
        }
        return value;
    }

    /** Ids, times and numbers of a record have a form of their own. */
    private static boolean isText(String key) {
        return !List.of("timestamp", "observed_timestamp", "trace_id", "span_id", "severity", "@time", "@bytes")
                .contains(key);
    }

    /** Whether a message holds it. */
    static boolean isIn(String message) {
        return message.toLowerCase(Locale.ROOT).contains(TEXT) || message.contains(NUMBER);
    }

    private static String middle(String text, String inserted) {
        int at = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        return text.substring(0, at) + inserted + text.substring(at);
    }
}
