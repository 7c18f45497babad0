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
                forks);
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
