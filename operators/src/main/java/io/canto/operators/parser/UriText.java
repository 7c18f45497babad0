package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes URIs apart. */
final class UriText {
    private UriText() {}

    /**
     * Returns the parts that are not empty.
     *
     * @throws RecordException if the text is no absolute URI, no path and no query
     */
    static Fields parse(String text) {
        checkLetters(text);
        Fields parts = new Fields(8);
        if (text.startsWith("?")) {
            putQuery(parts, text.substring(1));
            return parts;
        }
        String rest = text;
        int colon = schemeLength(text);
        if (colon > 0) {
            parts.put("scheme", text.substring(0, colon).toLowerCase(Locale.ROOT));
            rest = text.substring(colon + 1);
        } else if (!text.startsWith("/")) {
            throw new RecordException(
                    "needs a URI with a scheme, a path that starts with '/', or a query that starts" + " with '?'");
        }
        String fragment = after(rest, '#');
        rest = before(rest, '#');
        String query = after(rest, '?');
        rest = before(rest, '?');
        if (colon > 0 && rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            putAuthority(parts, slash < 0 ? rest.substring(2) : rest.substring(2, slash));
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        decode(rest, "path", false);
        put(parts, "path", encode(rest));
        if (query != null) {
            putQuery(parts, query);
        }
        if (fragment != null) {
            put(parts, "fragment", decode(fragment, "fragment", false));
        }
        return parts;
    }

    private static void checkLetters(String text) {
        if (text.isEmpty()) {
            throw new RecordException("an empty text is no URI");
        }
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) == 0x7f) {
                throw new RecordException("a control character at character " + (at + 1));
            }
        }
    }

    /** Returns where the colon behind the scheme stands, or -1 if there is no scheme. */
    private static int schemeLength(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean isLetter = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
            boolean isOther = letter >= '0' && letter <= '9' || letter == '+' || letter == '-' || letter == '.';
            if (!isLetter && (at == 0 || !isOther)) {
                return letter == ':' && at > 0 ? at : -1;
            }
        }
        return -1;
    }

    private static @Nullable String after(String text, char cut) {
        int at = text.indexOf(cut);
        return at < 0 ? null : text.substring(at + 1);
    }

    private static String before(String text, char cut) {
        int at = text.indexOf(cut);
        return at < 0 ? text : text.substring(0, at);
    }

    private static void putAuthority(Fields parts, String authority) {
        int user = authority.lastIndexOf('@');
        if (user >= 0) {
            put(parts, "user", decode(before(authority.substring(0, user), ':'), "user", false));
        }
        String host = authority.substring(user + 1);
        String port = "";
        int bracket = host.startsWith("[") ? host.indexOf(']') : 0;
        if (bracket < 0) {
            throw new RecordException("the host has a '[' but no ']'");
        }
        int colon = host.indexOf(':', bracket);
        if (colon >= 0) {
            port = host.substring(colon + 1);
            host = host.substring(0, colon);
        }
        if (bracket > 0) {
            if (bracket != host.length() - 1) {
                throw new RecordException("something stands between the host and the port");
            }
            host = host.substring(1, bracket);
        } else if (host.indexOf('[') >= 0 || host.indexOf(']') >= 0 || host.indexOf(' ') >= 0) {
            throw new RecordException("the host has a bracket or a space in it");
        }
        for (int at = 0; at < port.length(); at++) {
            if (port.charAt(at) < '0' || port.charAt(at) > '9') {
                throw new RecordException("the port is no number");
            }
        }
        put(parts, "host", decode(host, "host", false));
        put(parts, "port", port);
    }

    private static void put(Fields parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.put(name, value);
        }
    }

    private static void putQuery(Fields parts, String query) {
        if (query.indexOf(';') >= 0) {
            throw new RecordException("a ';' in the query");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            String pair = query.substring(from, end);
            if (!pair.isEmpty()) {
                String value = after(pair, '=');
                values.computeIfAbsent(decode(before(pair, '='), "query", true), key -> new ArrayList<>(1))
                        .add(value == null ? "" : decode(value, "query", true));
            }
            from = end + 1;
        }
        if (!values.isEmpty()) {
            parts.put("query", values);
        }
    }

    /** Encodes what may not stand in a path; what is encoded already stays as it is. */
    private static String encode(String path) {
        int plain = 0;
        while (plain < path.length() && isPathLetter(path.charAt(plain))) {
            plain++;
        }
        if (plain == path.length()) {
            return path;
        }
        StringBuilder encoded = new StringBuilder(path.length() + 16);
        for (byte letter : path.getBytes(StandardCharsets.UTF_8)) {
            if (isPathLetter((char) (letter & 0xff))) {
                encoded.append((char) letter);
            } else {
                encoded.append('%');
                encoded.append(Character.toUpperCase(Character.forDigit(letter >> 4 & 0xf, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(letter & 0xf, 16)));
            }
        }
        return encoded.toString();
    }

    private static boolean isPathLetter(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || "/-_.~!$&'()*+,;=:@[]%".indexOf(letter) >= 0;
    }

    private static String decode(String text, String part, boolean plusIsSpace) {
        if (text.indexOf('%') < 0) {
            return plusIsSpace ? text.replace('+', ' ') : text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte letter = bytes[at];
            if (letter == '%') {
                int high = at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
                int low = at + 2 < bytes.length ? Character.digit(bytes[at + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new RecordException("a '%' without two hex digits in the " + part);
                }
                letter = (byte) (high * 16 + low);
                at += 2;
            } else if (plusIsSpace && letter == '+') {
                letter = ' ';
            }
            bytes[length++] = letter;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
