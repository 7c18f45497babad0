package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code ${...}} expressions in it; <code>$${</code> stands for the characters <code>${</code>, and
 * <code>${'EXPR('}</code> for <code>EXPR(</code>, which alone is refused: it is Stanza's form. Null becomes empty text, numbers, booleans and times what they are written as, lists and maps JSON. Immutable and thread-safe; compared by
 * its source.
 */
public final class Template {
    private static final int MAX_LENGTH = 10_000;

    /** How Stanza begins an expression in a text; here it would be taken for text in silence. */
    private static final String FOREIGN = "EXPR(";

    private final String source;
    /** Texts and {@link Compiled} expressions in turn. */
    private final List<Object> parts;

    private Template(String source, List<Object> parts) {
        this.source = source;
        this.parts = parts;
    }

    /**
     * Reads and checks it.
     *
     * @throws ExpressionException if it is wrong
     */
    public static Template parse(String source) {
        return parse(source, ExpressionLimits.DEFAULT);
    }

    /**
     * Reads and checks a template in which no expression may be larger than some limits.
     *
     * @throws ExpressionException if it is wrong, or an expression in it is too large
     */
    public static Template parse(String source, ExpressionLimits limits) {
        if (source.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    "the template has more than " + MAX_LENGTH + " characters", MAX_LENGTH, 1, null);
        }
        return new Template(source, split(source, limits));
    }

    private static List<Object> split(String source, ExpressionLimits limits) {
        List<Object> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("$${", at)) {
                text.append("${");
                at += 3;
            } else if (source.startsWith("${", at)) {
                int end = end(source, at + 2);
                Compiled part = Compiled.value(source.substring(at + 2, end), at + 2, limits);
                if (part.root() instanceof Node.Constant constant) {
                    text.append(Texts.rendered(constant.value));
                } else {
                    if (text.length() > 0) {
                        parts.add(text.toString());
                        text.setLength(0);
                    }
                    parts.add(part);
                }
                at = end + 1;
            } else if (source.startsWith(FOREIGN, at)) {
                throw new ExpressionException(
                        "an expression is not written as EXPR(...) here",
                        at,
                        FOREIGN.length(),
                        "write ${...}; 'canto expr --from-expr' translates what is between the parentheses");
            } else {
                text.append(source.charAt(at++));
            }
        }
        if (text.length() > 0) {
            parts.add(text.toString());
        }
        return List.copyOf(parts);
    }

    /** Finds the brace that closes an expression; those in quotes and of inline lists do not. */
    private static int end(String source, int from) {
        int open = 1;
        for (int at = from; at < source.length(); at++) {
            char character = source.charAt(at);
            if (character == '\'' || character == '"') {
                int quote = source.indexOf(character, at + 1);
                at = quote < 0 ? source.length() : quote;
            } else if (character == '{') {
                open++;
            } else if (character == '}' && --open == 0) {
                return at;
            }
        }
        throw new ExpressionException("'${' is not closed", from - 2, 2, "write $${ for the characters ${ themselves");
    }

    /** Returns the text, or a {@link Failure}. Never throws. */
    public Object render(LogRecord record) {
        if (parts.size() == 1) {
            return render(parts.get(0), record);
        }
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            Object rendered = render(part, record);
            if (rendered instanceof Failure) {
                return rendered;
            }
            text.append(rendered);
            if (text.length() > Limits.MAX_TEXT) {
                return Failures.TOO_LONG;
            }
        }
        return text.toString();
    }

    private static Object render(Object part, LogRecord record) {
        return part instanceof Compiled expression ? Texts.rendered(expression.value(record)) : part;
    }

    /** Whether it is the same text for every record. */
    public boolean isConstant() {
        return parts.isEmpty() || parts.size() == 1 && parts.get(0) instanceof String;
    }

    /** Returns it as it was written. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
