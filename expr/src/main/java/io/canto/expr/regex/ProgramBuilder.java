package io.canto.expr.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the instructions of a {@link Program}. */
final class ProgramBuilder {
    private int size;
    private int forks;
    private int groups;
    private int[] ops = new int[16];
    private int[] x = new int[16];
    private int[] y = new int[16];
    private int[] later = new int[16];
    private @Nullable CharSet[] sets = new CharSet[16];
    private @Nullable String[] texts = new String[16];
    private @Nullable String[][] options = new String[16][];
    private @Nullable CharSet[][] rows = new CharSet[16][];

    int size() {
        return size;
    }

    int forks() {
        return forks;
    }

    void openGroup(int index) {
        groups = Math.max(groups, index);
    }

    int add(int op, int first, int second, @Nullable CharSet set, @Nullable String text) {
        if (size == ops.length) {
            grow();
        }
        ops[size] = op;
        x[size] = first;
        y[size] = second;
        sets[size] = set;
        texts[size] = text;
        later[size] = groups + 1;
        return size++;
    }

    private void grow() {
        ops = Arrays.copyOf(ops, 2 * size);
        x = Arrays.copyOf(x, 2 * size);
        y = Arrays.copyOf(y, 2 * size);
        later = Arrays.copyOf(later, 2 * size);
        sets = Arrays.copyOf(sets, 2 * size);
        texts = Arrays.copyOf(texts, 2 * size);
        options = Arrays.copyOf(options, 2 * size);
        rows = Arrays.copyOf(rows, 2 * size);
    }

    void addOptions(String[] all) {
        int at = add(Op.ONE_OF, 0, 0, null, null);
        options[at] = all;
    }

    void addRow(CharSet[] sets) {
        int at = add(Op.FIXED, 0, 0, null, null);
        rows[at] = sets;
    }

    /** Adds an instruction to which the program may come back. */
    int addFork(int op) {
        return addFork(op, 0, 0, null);
    }

    int addFork(int op, int first, int second, @Nullable CharSet set) {
        forks++;
        return add(op, first, second, set, null);
    }

    /** Lets an instruction go to what comes next. */
    void target(int from) {
        x[from] = size;
    }

    void jumpTo(int target) {
        add(Op.JUMP, target, 0, null, null);
    }

    Program build(int slots) {
        for (int i = 0; i + 1 < size; i++) {
            if (ops[i] == Op.GREEDY || ops[i] == Op.LAZY) {
                texts[i] = textAfter(i);
            }
        }
        return new Program(
                Arrays.copyOf(ops, size),
                Arrays.copyOf(x, size),
                Arrays.copyOf(y, size),
                Arrays.copyOf(later, size),
                Arrays.copyOf(sets, size),
                Arrays.copyOf(texts, size),
                Arrays.copyOf(options, size),
                Arrays.copyOf(rows, size),
                slots,
                forks,
                forks == 0 ? chain() : null);
    }

    /** Returns the first instruction, linked to those after it; null if one leads back. */
    @SuppressWarnings("NullAway") // an instruction that has no set or text never asks for it
    private @Nullable Chain chain() {
        Chain[] links = new Chain[size + 1];
        for (int at = size - 1; at >= 0; at--) {
            if (ops[at] == Op.JUMP && x[at] <= at) {
                return null;
            }
            Chain next = links[at + 1];
            links[at] = switch (ops[at]) {
                case Op.CHAR -> new Chain.Unit((char) x[at], next);
                case Op.TEXT -> Chain.text(texts[at], next);
                case Op.ONE_OF -> new Chain.OneOf(options[at], next);
                case Op.FIXED -> new Chain.Row(rows[at], next);
                case Op.SET -> new Chain.One(sets[at], next);
                case Op.RUN ->
                    x[at] <= 1 && y[at] == Node.UNBOUNDED
                            ? new Chain.Run(sets[at], x[at], next)
                            : new Chain.Count(sets[at], x[at], y[at], next);
                case Op.RUN_TO -> new Chain.RunTo(x[at], y[at], next);
                case Op.SAVE -> new Chain.Save(x[at], next);
                case Op.JUMP -> links[x[at]];
                case Op.PEEK -> new Chain.Peek(sets[at], next, links[x[at]]);
                case Op.ASSERT -> new Chain.Assert(x[at], next);
                case Op.DONE -> new Chain.Done();
                case Op.DONE_AT_END -> new Chain.DoneAtEnd();
                default -> throw new IllegalStateException("no instruction of a chain: " + ops[at]);
            };
        }
        return links[0];
    }

    /** Returns the text that must come right after an instruction, or null. */
    private @Nullable String textAfter(int from) {
        int at = from + 1;
        while (ops[at] == Op.SAVE) {
            at++;
        }
        return ops[at] == Op.TEXT ? texts[at] : ops[at] == Op.CHAR ? String.valueOf((char) x[at]) : null;
    }
}
