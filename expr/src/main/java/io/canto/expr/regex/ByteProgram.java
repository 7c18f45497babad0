package io.canto.expr.regex;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Program} without forks, over UTF-8. It knows ASCII only: where a set is asked for another character it gives up,
 * and the text has to be made.
 */
final class ByteProgram {
    /** It does not match here. */
    static final int FAILED = -1;

    /** It cannot tell without the text. */
    static final int UNKNOWN = -2;

    private final int[] ops;
    private final int[] x;
    private final int[] y;
    private final CharSet[] sets;
    private final Needle[][] needles;
    private final CharSet[][] rows;

    @SuppressWarnings("NullAway") // an instruction that has no set or text never asks for it
    private ByteProgram(
            int[] ops, int[] x, int[] y, @Nullable CharSet[] sets, Needle[][] needles, @Nullable CharSet[][] rows) {
        this.ops = ops;
        this.x = x;
        this.y = y;
        this.sets = sets;
        this.needles = needles;
        this.rows = rows;
    }

    /** Makes one of the parts of a program, or returns null if it has an instruction that is for texts only. */
    static @Nullable ByteProgram of(
            int[] ops,
            int[] x,
            int[] y,
            @Nullable CharSet[] sets,
            @Nullable String[] texts,
            @Nullable String[][] options,
            @Nullable CharSet[][] rows) {
        Needle[][] needles = new Needle[ops.length][];
        for (int pc = 0; pc < ops.length; pc++) {
            String[] words = {};
            switch (ops[pc]) {
                case Op.SET, Op.RUN, Op.SAVE, Op.JUMP, Op.PEEK, Op.ASSERT, Op.DONE, Op.DONE_AT_END, Op.FIXED -> {}
                case Op.CHAR -> words = new String[] {String.valueOf((char) x[pc])};
                case Op.TEXT -> words = new String[] {texts[pc]};
                case Op.ONE_OF -> words = options[pc];
                case Op.RUN_TO -> words = x[pc] < 0x80 ? words : null;
                default -> words = null;
            }
            needles[pc] = needles(words);
            if (needles[pc] == null) {
                return null;
            }
        }
        return new ByteProgram(ops, x, y, sets, needles, rows);
    }

    private static Needle @Nullable [] needles(String @Nullable [] words) {
        if (words == null) {
            return null;
        }
        Needle[] needles = new Needle[words.length];
        for (int at = 0; at < words.length; at++) {
            Needle needle = Needle.of(words[at]);
            if (needle == null) {
                return null;
            }
            needles[at] = needle;
        }
        return needles;
    }

    /**
     * Runs it at one place.
     *
     * @param from where the text begins
     * @param to where it ends
     * @return where the match ends, or {@link #FAILED} or {@link #UNKNOWN}
     */
    int run(byte[] text, int at, int from, int to) {
        int pc = 0;
        int next = at;
        while (true) {
            switch (ops[pc]) {
                case Op.CHAR, Op.TEXT, Op.ONE_OF -> next = oneOf(needles[pc], text, next, to);
                case Op.FIXED -> next = fixed(rows[pc], text, next, to);
                case Op.SET -> next = step(sets[pc], text, next, to);
                case Op.RUN -> next = run(pc, text, next, to);
                case Op.RUN_TO -> next = runTo(pc, text, next, to);
                case Op.SAVE -> {}
                case Op.JUMP -> pc = x[pc] - 1;
                case Op.PEEK -> {
                    int step = step(sets[pc], text, next, to);
                    if (step == UNKNOWN) {
                        return UNKNOWN;
                    }
                    pc = step == FAILED ? x[pc] - 1 : pc;
                }
                case Op.ASSERT -> next = Places.holds(x[pc], text, next, from, to) ? next : FAILED;
                case Op.DONE -> {
                    return next;
                }
                default -> { // DONE_AT_END
                    return next == to ? next : FAILED;
                }
            }
            if (next < 0) {
                return next;
            }
            pc++;
        }
    }

    private static int oneOf(Needle[] options, byte[] text, int at, int to) {
        for (Needle option : options) {
            if (option.isAt(text, at, to)) {
                return at + option.length();
            }
        }
        return FAILED;
    }

    private static int fixed(CharSet[] row, byte[] text, int at, int to) {
        if (to - at < row.length) {
            return FAILED;
        }
        for (int next = 0; next < row.length; next++) {
            if (!row[next].hasAscii((char) text[at + next])) {
                return FAILED;
            }
        }
        return at + row.length;
    }

    private static int step(CharSet set, byte[] text, int at, int to) {
        if (at == to) {
            return FAILED;
        }
        if (text[at] < 0) {
            return set.isAscii() ? FAILED : UNKNOWN;
        }
        return set.hasAscii((char) text[at]) ? at + 1 : FAILED;
    }

    private int run(int pc, byte[] text, int at, int to) {
        CharSet set = sets[pc];
        int min = x[pc];
        int max = y[pc];
        int last = max == Node.UNBOUNDED || max > to - at ? to : at + max;
        int end = at;
        while (end < last && set.hasAscii((char) text[end])) {
            end++;
        }
        if (end < last && text[end] < 0 && !set.isAscii()) {
            return UNKNOWN;
        }
        return end - at < min ? FAILED : end;
    }

    private int runTo(int pc, byte[] text, int at, int to) {
        int end = at;
        while (end < to && text[end] != x[pc]) {
            end++;
        }
        return end - at < y[pc] ? FAILED : end;
    }
}
