package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.record.json.Keys;
import io.canto.spi.Parser;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text that a parser takes parts of.
 *
 * @param ascii null, or the same held as bytes each of which is a character; then its parts are held as bytes, too
 */
record CutText(String text, @Nullable Utf8Text ascii) {
    /**
     * Makes one of a value.
     *
     * @throws RecordException if it is no text
     */
    static CutText of(Object value) {
        return new CutText(Parser.text(value), null);
    }

    /** Makes one of a text that is held as bytes. */
    static CutText of(Utf8Text held) {
        return new CutText(held.toString(), held.isAscii() ? held : null);
    }

    /** Returns a parser that reads fields from both. */
    static Parser parser(Function<CutText, Fields> read) {
        return new Parser() {
            @Override
            public Fields parse(Object value) {
                return read.apply(of(value));
            }

            @Override
            public Fields parseUtf8(Utf8Text held) {
                return read.apply(of(held));
            }
        };
    }

    /** Returns the part between two places. */
    Object part(int from, int to) {
        return ascii == null ? text.substring(from, to) : ascii.part(from, to);
    }

    /** Returns the part between two places as a key, which is the same object everywhere where that is cheap. */
    String key(int from, int to) {
        return ascii == null
                ? text.substring(from, to)
                : Keys.key(ascii.bytes(), ascii.from() + from, ascii.from() + to);
    }

    /** Returns the place of the first character that is no white space, or the end. */
    int skipSpace(int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns the place behind the last character that is no white space, or the start. */
    int skipSpaceBack(int from, int to) {
        int at = to;
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
