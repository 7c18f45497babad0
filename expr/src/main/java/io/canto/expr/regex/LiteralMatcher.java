package io.canto.expr.regex;

import io.canto.record.Utf8Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A pattern that is a plain text, perhaps tied to the start or the end: no pattern has to be run. */
final class LiteralMatcher implements Matcher {
    private final String literal;
    private final boolean atStart;
    private final boolean atEnd;
    private final @Nullable Needle needle;

    LiteralMatcher(String literal, boolean atStart, boolean atEnd) {
        this.literal = literal;
        this.atStart = atStart;
        this.atEnd = atEnd;
        needle = Needle.of(literal);
    }

    /** Returns the text that must be there, or null if it is empty and always is. */
    @Nullable RequiredText required() {
        return literal.isEmpty() ? null : new RequiredText(literal, atStart, !atEnd);
    }

    @Override
    public boolean find(String text, int from, int @Nullable [] places, @Nullable Steps steps) {
        int at = place(text, from);
        if (at < from) {
            return false;
        }
        if (places != null) {
            Arrays.fill(places, -1);
            places[0] = at;
            places[1] = at + literal.length();
        }
        return true;
    }

    @Override
    public Answer findIn(Utf8Text text) {
        if (needle == null) {
            return Answer.UNKNOWN;
        }
        byte[] bytes = text.bytes();
        if (atStart) {
            return Answer.of(needle.isAt(bytes, text.from(), text.to())
                    && (!atEnd || needle.length() == text.to() - text.from()));
        }
        return Answer.of(
                atEnd
                        ? needle.isEndOf(bytes, text.from(), text.to())
                        : needle.find(bytes, text.from(), text.to()) >= 0);
    }

    private int place(String text, int from) {
        if (atStart) {
            return from == 0 && (atEnd ? text.equals(literal) : text.startsWith(literal)) ? 0 : -1;
        }
        if (atEnd) {
            return text.endsWith(literal) ? text.length() - literal.length() : -1;
        }
        return text.indexOf(literal, from);
    }

    @Override
    public boolean matches(String text) {
        return text.equals(literal);
    }

    @Override
    public String plan() {
        return "text '" + literal + "'" + (atStart ? ", at the start" : "") + (atEnd ? ", at the end" : "");
    }
}
