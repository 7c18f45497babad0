package io.canto.expr.regex;

import org.jspecify.annotations.Nullable;

/**
 * A pattern as a flat list of instructions, and the loop that runs them at one place of a text.
 *
 * <p>Most instructions have one way to succeed. Those that have several (forks) leave a frame on the stack of a
 * {@link Walk}, to which a failure comes back; this finds the same match as a backtracking engine does. There is no
 * recursion, so no text can overflow the stack. A program that has neither forks nor loops runs as a {@link Chain} where
 * its steps need not be counted.
 */
final class Program {
    private final int[] ops;
    private final int[] x;
    private final int[] y;
    private final int[] later;
    private final CharSet[] sets;
    private final String[] texts;
    private final String[][] options;
    private final CharSet[][] rows;
    private final int slots;
    private final int forks;
    private final @Nullable Chain chain;

    @SuppressWarnings("NullAway") // an instruction that has no set or text never asks for it
    Program(
            int[] ops,
            int[] x,
            int[] y,
            int[] later,
            @Nullable CharSet[] sets,
            @Nullable String[] texts,
            @Nullable String[][] options,
            @Nullable CharSet[][] rows,
            int slots,
            int forks,
            @Nullable Chain chain) {
        this.ops = ops;
        this.x = x;
        this.y = y;
        this.later = later;
        this.sets = sets;
        this.texts = texts;
        this.options = options;
        this.rows = rows;
        this.slots = slots;
        this.forks = forks;
        this.chain = chain;
    }

    /** Returns the program for UTF-8, or null if it has what is for texts only. */
    @Nullable ByteProgram overBytes() {
        return ByteProgram.of(ops, x, y, sets, texts, options, rows);
    }

    /** Returns how many places a match remembers: start and end of the whole and of each group. */
    int slots() {
        return slots;
    }

    /** Returns how many instructions may have to be tried in more than one way. */
    int forks() {
        return forks;
    }

    /** Returns the same as a chain, or null if it has forks or loops. */
    @Nullable Chain chain() {
        return chain;
    }

    int size() {
        return ops.length;
    }

    /** Returns the text that every match begins with, or null. */
    @Nullable String prefix() {
        int at = 0;
        while (ops[at] == Op.SAVE || ops[at] == Op.ASSERT) {
            at++;
        }
        return ops[at] == Op.TEXT ? texts[at] : ops[at] == Op.CHAR ? String.valueOf((char) x[at]) : null;
    }

    /**
     * Returns the set of the repeat that it begins with, or null. Where such a repeat has failed, it fails from every
     * place up to the end of the run as well.
     */
    @Nullable CharSet leadingRun() {
        int at = 0;
        while (ops[at] == Op.SAVE) {
            at++;
        }
        return switch (ops[at]) {
            case Op.RUN_TO -> CharSet.of(x[at]).complement();
            case Op.RUN, Op.GREEDY, Op.LAZY -> y[at] == Node.UNBOUNDED && x[at] <= 1 ? sets[at] : null;
            default -> null;
        };
    }

    /**
     * Runs it at one place.
     *
     * @param places where groups are written, all -1 before; null if nobody asks
     * @param walk what forks need and steps are counted on; null if there are no forks and this is the only attempt
     * @return where the match ends, or -1
     */
    int run(String text, int from, int @Nullable [] places, @Nullable Walk walk) {
        return walk == null && chain != null ? chain.run(text, from, places) : interpret(text, from, places, walk);
    }

    private int interpret(String text, int from, int @Nullable [] places, @Nullable Walk walk) {
        int at = from;
        int pc = 0;
        while (true) {
            int next = at;
            switch (ops[pc]) {
                case Op.CHAR -> next = at < text.length() && text.charAt(at) == x[pc] ? at + 1 : -1;
                case Op.TEXT -> next = text.startsWith(texts[pc], at) ? at + texts[pc].length() : -1;
                case Op.ONE_OF -> next = oneOf(options[pc], text, at);
                case Op.FIXED -> next = fixed(rows[pc], text, at, walk);
                case Op.SET -> next = sets[pc].step(text, at);
                case Op.RUN -> next = run(pc, text, at, walk);
                case Op.RUN_TO -> next = runTo(pc, text, at, walk);
                case Op.SAVE -> {
                    if (places != null) {
                        places[x[pc]] = at;
                    }
                }
                case Op.JUMP -> {
                    if (walk != null) {
                        walk.charge(1);
                    }
                    pc = x[pc] - 1;
                }
                case Op.PEEK -> pc = sets[pc].step(text, at) >= 0 ? pc : x[pc] - 1;
                case Op.ASSERT -> next = Places.holds(x[pc], text, at) ? at : -1;
                case Op.DONE -> {
                    return at;
                }
                case Op.DONE_AT_END -> {
                    if (at == text.length()) {
                        return at;
                    }
                    next = -1;
                }
                default -> {
                    if (walk == null) {
                        throw new IllegalStateException("a program with forks needs a walk");
                    }
                    long fork = fork(pc, text, at, walk);
                    next = (int) fork;
                    pc = (int) (fork >>> 32);
                }
            }
            if (next >= 0) {
                at = next;
                pc++;
                continue;
            }
            long resume = walk == null ? -1 : backtrack(text, places, walk);
            if (resume < 0) {
                return -1;
            }
            at = (int) resume;
            pc = (int) (resume >>> 32);
        }
    }

    private static int fixed(CharSet[] row, String text, int at, @Nullable Walk walk) {
        int end = at + row.length;
        if (end > text.length()) {
            return -1;
        }
        for (int i = 0; i < row.length; i++) {
            if (!row[i].hasAscii(text.charAt(at + i))) {
                if (walk != null) {
                    walk.charge(i);
                }
                return -1;
            }
        }
        return end;
    }

    private static int oneOf(String[] options, String text, int at) {
        for (String option : options) {
            if (text.startsWith(option, at)) {
                return at + option.length();
            }
        }
        return -1;
    }

    private int run(int pc, String text, int at, @Nullable Walk walk) {
        if (walk != null && walk.hasFailed(pc, at)) {
            return -1;
        }
        CharSet set = sets[pc];
        int min = x[pc];
        int max = y[pc];
        int end = at;
        if (max == Node.UNBOUNDED && min <= 1) {
            end = set.runEnd(text, at, text.length());
            if (walk != null) {
                walk.remember(pc, at, end);
            }
            end = end - at < min ? -1 : end;
        } else {
            int count = 0;
            int next;
            while (count < max && (next = set.step(text, end)) >= 0) {
                end = next;
                count++;
            }
            end = count < min ? -1 : end;
        }
        if (walk != null) {
            walk.charge(1 + Math.max(0, end - at));
        }
        return end;
    }

    private int runTo(int pc, String text, int at, @Nullable Walk walk) {
        if (walk != null && walk.hasFailed(pc, at)) {
            return -1;
        }
        int end = text.indexOf(x[pc], at);
        if (end < 0) {
            end = text.length();
        }
        if (walk != null) {
            walk.remember(pc, at, end);
            walk.charge(1 + ((end - at) >> 4));
        }
        return end - at < y[pc] ? -1 : end;
    }

    /** Runs an instruction that may leave a frame; returns the place it leads to, with the instruction above. */
    private long fork(int pc, String text, int at, Walk walk) {
        walk.charge(1);
        switch (ops[pc]) {
            case Op.GREEDY:
                return Walk.at(pc, greedy(pc, text, at, walk));
            case Op.LAZY:
                return Walk.at(pc, lazy(pc, text, at, walk));
            case Op.TRY:
                if (walk.hasFailed(pc, at)) {
                    return Walk.at(pc, -1);
                }
                walk.remember(pc, at, at);
                walk.push(pc, at, 0);
                return Walk.at(pc, at);
            case Op.TRY_LATER:
                walk.push(pc, at, 0);
                return Walk.at(x[pc] - 1, at);
            case Op.LOOP:
                walk.push(pc, at, 0);
                return Walk.at(pc, at);
            default: // ROUND
                if (sets[pc].step(text, at) < 0) {
                    walk.pop();
                    return Walk.at(x[pc] - 1, at);
                }
                walk.retarget(at);
                return Walk.at(pc, at);
        }
    }

    private int greedy(int pc, String text, int at, Walk walk) {
        int low = least(pc, text, at);
        if (low < 0 || y[pc] == Node.UNBOUNDED && walk.hasFailed(pc, low)) {
            return -1;
        }
        int high = most(pc, text, low, walk);
        int first = lastPlace(texts[pc], text, low, high);
        walk.charge(first < 0 ? Math.max(0, high - low) : high - first);
        if (first > low) {
            walk.push(pc, low, first);
        }
        return first;
    }

    private int lazy(int pc, String text, int at, Walk walk) {
        int low = least(pc, text, at);
        if (low < 0 || y[pc] == Node.UNBOUNDED && walk.hasFailed(pc, low)) {
            return -1;
        }
        int high = most(pc, text, low, walk);
        int first = firstPlace(texts[pc], text, low, high);
        if (first >= 0 && first < high) {
            walk.push(pc, first, high);
        }
        return first;
    }

    private int least(int pc, String text, int at) {
        int low = at;
        for (int i = 0; i < x[pc] && low >= 0; i++) {
            low = sets[pc].step(text, low);
        }
        return low;
    }

    /** Returns the last place where the run may end, of those that have not failed yet. */
    private int most(int pc, String text, int low, Walk walk) {
        int high;
        if (y[pc] == Node.UNBOUNDED) {
            int known = walk.failedFrom(pc);
            int limit = known > low ? known : text.length();
            high = sets[pc].runEnd(text, low, limit);
            walk.charge(high - low);
            if (high == known) {
                walk.extend(pc, low);
                high = text.offsetByCodePoints(high, -1);
            } else {
                walk.remember(pc, low, high);
            }
        } else {
            high = low;
            int next;
            for (int i = x[pc]; i < y[pc] && (next = sets[pc].step(text, high)) >= 0; i++) {
                high = next;
            }
            walk.charge(high - low);
        }
        return high;
    }

    private static int lastPlace(@Nullable String literal, String text, int low, int high) {
        if (literal == null) {
            return high;
        }
        char head = literal.charAt(0);
        for (int at = Math.min(high, text.length() - literal.length()); at >= low; at--) {
            if (text.charAt(at) == head && text.startsWith(literal, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int firstPlace(@Nullable String literal, String text, int low, int high) {
        if (literal == null) {
            return low;
        }
        if (high == text.length()) {
            return text.indexOf(literal, low);
        }
        char head = literal.charAt(0);
        int last = Math.min(high, text.length() - literal.length());
        for (int at = low; at <= last; at++) {
            if (text.charAt(at) == head && text.startsWith(literal, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Takes the next way of the last fork; returns instruction and place, or -1 if there is none. */
    private long backtrack(String text, int @Nullable [] places, Walk walk) {
        while (!walk.isEmpty()) {
            int pc = walk.instruction();
            int first = walk.first();
            int second = walk.second();
            long resume = -1;
            walk.charge(1);
            switch (ops[pc]) {
                case Op.GREEDY -> {
                    int before = text.offsetByCodePoints(second, -1);
                    int at = before < first ? -1 : lastPlace(texts[pc], text, first, before);
                    walk.charge(at < 0 ? second - first : second - at);
                    resume = walk.move(at > first, at, first, at, pc + 1);
                }
                case Op.LAZY -> {
                    int after = text.offsetByCodePoints(first, 1);
                    int at = firstPlace(texts[pc], text, after, second);
                    walk.charge(at < 0 ? 1 : at - first);
                    resume = walk.move(at >= 0 && at < second, at, at, second, pc + 1);
                }
                case Op.TRY, Op.LOOP -> resume = walk.move(false, first, 0, 0, x[pc]);
                default -> resume = walk.move(false, first, 0, 0, pc + 1);
            }
            if (resume >= 0) {
                if (places != null) {
                    for (int i = 2 * later[pc]; i < places.length; i++) {
                        places[i] = -1;
                    }
                }
                return resume;
            }
        }
        return -1;
    }
}
