package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads elements out of text that is nearly XML: nothing but too deep nesting is an error. Looks at each character a fixed
 * number of times, and knows no entities but the five of XML and characters by number. For one thread.
 */
final class LenientXml {
    private static final String CDATA = "<![CDATA[";
    private static final int MAX_REFERENCE = 12;

    private final List<Open> open = new ArrayList<>();
    private List<Fields> roots = List.of();
    private String text = "";
    private int at;

    /**
     * Returns the elements that stand beside each other; those that are never closed end where their parent does.
     *
     * @throws RecordException if elements are nested too deep
     */
    List<Fields> read(String xml) {
        roots = new ArrayList<>(1);
        open.clear();
        text = xml.replace("\r\n", "\n").replace('\r', '\n');
        at = 0;
        while (at < text.length()) {
            int tag = text.indexOf('<', at);
            addText(at, tag < 0 ? text.length() : tag);
            at = tag < 0 ? text.length() : tag;
            if (tag >= 0) {
                readMarkup();
            }
        }
        closeDownTo(0);
        return roots;
    }

    private void readMarkup() {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (text.startsWith("<!--", at)) {
            skipBehind("-->", at + 4);
        } else if (text.startsWith(CDATA, at)) {
            int from = at + CDATA.length();
            int end = text.indexOf("]]>", from);
            content(text.substring(from, end < 0 ? text.length() : end));
            at = end < 0 ? text.length() : end + 3;
        } else if (kind == '?') {
            skipBehind("?>", at + 2);
        } else if (kind == '!') {
            skipDeclaration();
        } else if (kind == '/') {
            readEndTag();
        } else if (isNameStart(kind)) {
            readStartTag();
        } else {
            content("<");
            at++;
        }
    }

    private void skipBehind(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }

    /** A document type may hold declarations of its own, in angles and quotes; nothing of it is looked at. */
    private void skipDeclaration() {
        int depth = 0;
        char quote = 0;
        do {
            char letter = text.charAt(at++);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (depth > 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == '<') {
                depth++;
            } else if (letter == '>') {
                depth--;
            }
        } while (depth > 0 && at < text.length());
    }

    /** Closes the element of that name and all in it; without one the tag means nothing. */
    private void readEndTag() {
        at += 2;
        String name = readName();
        skipBehind(">", at);
        for (int level = open.size() - 1; level >= 0; level--) {
            if (open.get(level).name.equals(name)) {
                closeDownTo(level);
                return;
            }
        }
    }

    /** A tag in which the text ends is left out. */
    private void readStartTag() {
        at++;
        String name = readName();
        Fields attributes = new Fields(0);
        skipSpace();
        while (at < text.length() && text.charAt(at) != '>' && !isEmptyEnd()) {
            if (text.charAt(at) == '/' || text.charAt(at) == '=') {
                at++;
            } else {
                readAttribute(attributes);
            }
            skipSpace();
        }
        if (at >= text.length()) {
            return;
        }
        boolean isEmpty = isEmptyEnd();
        at += isEmpty ? 2 : 1;
        if (open.size() >= XmlText.MAX_DEPTH) {
            throw XmlText.tooDeep();
        }
        open.add(new Open(name, attributes));
        if (isEmpty) {
            closeDownTo(open.size() - 1);
        }
    }

    /** An attribute without a value has its name for one. */
    private void readAttribute(Fields attributes) {
        String name = readName();
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '=') {
            attributes.put(name, name);
            return;
        }
        at++;
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int from = at;
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, at + 1);
            from = at + 1;
            at = end < 0 ? text.length() : end;
            attributes.put(name, unescape(text.substring(from, at)));
            at += end < 0 ? 0 : 1;
        } else {
            while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '>' && !isEmptyEnd()) {
                at++;
            }
            attributes.put(name, unescape(text.substring(from, at)));
        }
    }

    private String readName() {
        int from = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && "=/>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isEmptyEnd() {
        return text.startsWith("/>", at);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    }

    private static boolean isNameStart(char letter) {
        return Character.isLetter(letter) || Character.isSurrogate(letter) || letter == '_' || letter == ':';
    }

    private void addText(int from, int to) {
        if (from < to && !open.isEmpty()) {
            content(unescape(text.substring(from, to)));
        }
    }

    private void content(String piece) {
        if (!open.isEmpty()) {
            open.get(open.size() - 1).content.append(piece);
        }
    }

    private void closeDownTo(int level) {
        while (open.size() > level) {
            Fields element = open.remove(open.size() - 1).element();
            if (open.isEmpty()) {
                roots.add(element);
            } else {
                open.get(open.size() - 1).children.add(element);
            }
        }
    }

    /** Entities that are not known stay as they are written, and so does an ampersand alone. */
    private static String unescape(String written) {
        if (written.indexOf('&') < 0) {
            return written;
        }
        StringBuilder plain = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            int end = written.charAt(at) == '&' ? referenceEnd(written, at) : -1;
            String meant = end < 0 ? null : meaning(written.substring(at + 1, end));
            if (meant == null) {
                plain.append(written.charAt(at));
            } else {
                plain.append(meant);
                at = end;
            }
        }
        return plain.toString();
    }

    private static int referenceEnd(String written, int from) {
        int until = Math.min(written.length(), from + MAX_REFERENCE);
        int end = from;
        while (end < until && written.charAt(end) != ';') {
            end++;
        }
        return end < until ? end : -1;
    }

    private static @Nullable String meaning(String entity) {
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "apos" -> "'";
            case "quot" -> "\"";
            default -> entity.startsWith("#") ? character(entity.substring(1)) : null;
        };
    }

    private static @Nullable String character(String number) {
        boolean isHex = number.startsWith("x");
        try {
            int code = Integer.parseUnsignedInt(isHex ? number.substring(1) : number, isHex ? 16 : 10);
            boolean isCharacter = code >= ' ' && Character.isValidCodePoint(code) && !(code >= 0xd800 && code < 0xe000);
            return isCharacter || code == '\t' || code == '\n' || code == '\r' ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** An element that has begun. */
    private static final class Open {
        private final String name;
        private final Fields attributes;
        private final StringBuilder content = new StringBuilder();
        private final List<Fields> children = new ArrayList<>(0);

        Open(String name, Fields attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        Fields element() {
            return XmlText.element(name, attributes, content, children);
        }
    }
}
