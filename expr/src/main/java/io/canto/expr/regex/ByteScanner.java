package io.canto.expr.regex;

import io.canto.record.Utf8Text;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a pattern in UTF-8, as far as that goes: with a {@link ByteProgram} from the places where a match can begin,
 * and by the text that every match must hold. What {@link Scanner} is for texts.
 */
final class ByteScanner {
    /** How many bytes all attempts together may look at, about; more is for the budget of a search in a text. */
    private static final int MAX_WORK = 200_000;

    private final @Nullable Needle required;
    private final @Nullable ByteProgram program;
    private final boolean anchored;
    private final @Nullable Needle prefix;
    private final @Nullable CharSet first;
    private final @Nullable CharSet leadingRun;

    /**
     * Makes one.
     *
     * @param required what every match must hold, or null if it is not worth a look of its own
     * @param program null if only {@code required} counts
     * @param anchored whether a match can begin at the start only
     * @param prefix what every match begins with, or null
     * @param first the characters that a match can begin with, or null if it can begin anywhere
     */
    ByteScanner(
            @Nullable String required,
            @Nullable Program program,
            boolean anchored,
            @Nullable String prefix,
            @Nullable CharSet first) {
        this.required = required == null ? null : Needle.of(required);
        this.program = program == null ? null : program.overBytes();
        this.anchored = anchored;
        this.prefix = prefix == null ? null : Needle.of(prefix);
        this.first = first;
        leadingRun = program == null ? null : program.leadingRun();
    }

    /** Says whether the pattern occurs. */
    Answer find(Utf8Text text) {
        byte[] bytes = text.bytes();
        int from = text.from();
        int to = text.to();
        if (required != null && required.find(bytes, from, to) < 0) {
            return Answer.NO;
        }
        ByteProgram runs = program;
        if (runs == null) {
            return Answer.UNKNOWN;
        }
        if (anchored) {
            return answer(runs.run(bytes, from, from, to));
        }
        int attempts = MAX_WORK / (to - from + 1);
        int at = start(bytes, from, to);
        while (at >= 0 && attempts-- > 0) {
            int end = runs.run(bytes, at, from, to);
            if (end != ByteProgram.FAILED) {
                return answer(end);
            }
            at = start(bytes, behindRun(bytes, at, to), to);
        }
        return at >= 0 ? Answer.UNKNOWN : answer(at);
    }

    private static Answer answer(int end) {
        return end == ByteProgram.UNKNOWN ? Answer.UNKNOWN : Answer.of(end >= 0);
    }

    /** Returns the next place where a match can begin, or as a program does. */
    private int start(byte[] text, int from, int to) {
        if (prefix != null) {
            return prefix.find(text, from, to);
        }
        int at = from;
        if (first == null) {
            while (at < to && (text[at] & 0xC0) == 0x80) { // in the middle of a code point
                at++;
            }
            return at > to ? ByteProgram.FAILED : at;
        }
        for (; at < to; at++) {
            if (text[at] < 0 && !first.isAscii()) {
                return ByteProgram.UNKNOWN;
            }
            if (first.hasAscii((char) text[at])) {
                return at;
            }
        }
        return ByteProgram.FAILED;
    }

    /** Returns the first place behind one where an attempt has failed where another may not. */
    private int behindRun(byte[] text, int failed, int to) {
        int at = failed + 1;
        if (leadingRun != null && failed < to && leadingRun.hasAscii((char) text[failed])) {
            while (at < to && leadingRun.hasAscii((char) text[at])) {
                at++;
            }
        }
        return at;
    }
}
