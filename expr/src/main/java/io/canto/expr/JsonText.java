package io.canto.expr;

import io.canto.record.Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as JSON text within {@link Limits#MAX_TEXT}: expressions need a bound that a record's own writer has not. */
final class JsonText {
    private static final int MAX_DEPTH = 100;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    /** Adds a value, and says whether it is within the bound. */
    static boolean write(@Nullable Object value, StringBuilder out, int depth) {
        if (out.length() > Limits.MAX_TEXT || depth > MAX_DEPTH) {
            return false;
        }
        if (value instanceof Fields fields) {
            return writeMap(fields, out, depth);
        }
        if (value instanceof List<?> list) {
            return writeList(list, out, depth);
        }
        if (value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof Double number && Double.isFinite(number)) {
            out.append(value);
        } else {
            writeText(value.toString(), out);
        }
        return out.length() <= Limits.MAX_TEXT;
    }

    private static boolean writeMap(Fields fields, StringBuilder out, int depth) {
        out.append('{');
        for (int at = 0; at < fields.size(); at++) {
            if (at > 0) {
                out.append(',');
            }
            writeText(fields.keyAt(at), out);
            out.append(':');
            if (!write(fields.valueAt(at), out, depth + 1)) {
                return false;
            }
        }
        out.append('}');
        return true;
    }

    private static boolean writeList(List<?> list, StringBuilder out, int depth) {
        out.append('[');
        for (int at = 0; at < list.size(); at++) {
            if (at > 0) {
                out.append(',');
            }
            if (!write(list.get(at), out, depth + 1)) {
                return false;
            }
        }
        out.append(']');
        return true;
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (character >= ' ') {
                out.append(character);
            } else {
                writeControl(character, out);
            }
        }
        out.append('"');
    }

    private static void writeControl(char character, StringBuilder out) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX[character >> 4]).append(HEX[character & 15]);
        }
    }
}
