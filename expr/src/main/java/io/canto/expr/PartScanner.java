package io.canto.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many texts occur in a text, in one pass over it: the automaton of Aho and Corasick with a table of
 * transitions. Characters that are in none of the texts share one column. Immutable.
 */
final class PartScanner {
    private static final int MAX_CELLS = 1 << 20;
    private static final int PLAIN = 128;

    /** The column of each plain character; 0 for those in no text. */
    private final short[] plainColumns;
    /** Other characters that are in texts, ascending; their columns follow those of the plain ones. */
    private final char[] others;

    private final int firstOther;
    private final int columns;
    /**
     * The state after a state and a column, at {@code state * columns + column}. A state is given by where its row begins
     * here, complemented if texts end there.
     */
    private final int[] rows;
    /** For each state the ascending indexes of the texts that end there; null for none. */
    private final int[] @Nullable [] found;

    private PartScanner(TreeSet<Character> alphabet, int states) {
        plainColumns = new short[PLAIN];
        StringBuilder more = new StringBuilder();
        short column = 0;
        for (char character : alphabet) {
            if (character < PLAIN) {
                plainColumns[character] = ++column;
            } else {
                more.append(character);
            }
        }
        firstOther = column + 1;
        others = more.toString().toCharArray();
        columns = firstOther + others.length;
        rows = new int[states * columns];
        found = new int[states][];
    }

    /**
     * Makes one.
     *
     * @param texts what is looked for; none of them empty
     * @param indexes what each text stands for, ascending
     * @return the scanner, or null if it would take too much room
     */
    static @Nullable PartScanner of(List<String> texts, List<int[]> indexes) {
        TreeSet<Character> alphabet = new TreeSet<>();
        long states = 1;
        for (String text : texts) {
            text.chars().forEach(character -> alphabet.add((char) character));
            states += text.length();
        }
        if (states * (alphabet.size() + 1) > MAX_CELLS) {
            return null;
        }
        PartScanner scanner = new PartScanner(alphabet, (int) states);
        int[] next = new int[scanner.rows.length];
        scanner.build(texts, indexes, next);
        scanner.link(next);
        scanner.flatten(next);
        return scanner;
    }

    private void build(List<String> texts, List<int[]> indexes, int[] next) {
        int states = 1;
        for (int at = 0; at < texts.size(); at++) {
            int state = 0;
            for (char character : texts.get(at).toCharArray()) {
                int cell = state * columns + column(character);
                if (next[cell] == 0) {
                    next[cell] = states++;
                }
                state = next[cell];
            }
            found[state] = merge(found[state], indexes.get(at));
        }
    }

    /** Lets each state go on where the longest other beginning of a text that ends there would. */
    private void link(int... next) {
        int[] fallback = new int[found.length];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int column = 0; column < columns; column++) {
            if (next[column] != 0) {
                queue.add(next[column]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int other = fallback[state];
            found[state] = merge(found[state], found[other]);
            for (int column = 0; column < columns; column++) {
                int cell = state * columns + column;
                int instead = next[other * columns + column];
                if (next[cell] == 0) {
                    next[cell] = instead;
                } else {
                    fallback[next[cell]] = instead;
                    queue.add(next[cell]);
                }
            }
        }
    }

    private static int @Nullable [] merge(int @Nullable [] one, int @Nullable [] other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        List<Integer> all = new ArrayList<>();
        for (int index : one) {
            all.add(index);
        }
        for (int index : other) {
            all.add(index);
        }
        return all.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    private void flatten(int... next) {
        for (int cell = 0; cell < next.length; cell++) {
            int row = next[cell] * columns;
            rows[cell] = found[next[cell]] == null ? row : ~row;
        }
    }

    /** Returns the first index, from one on, of the texts that occur in a text, or {@link GuardGroup#NONE}. */
    int first(String text, int from) {
        int best = GuardGroup.NONE;
        int row = 0;
        int length = text.length();
        for (int at = 0; at < length; at++) {
            row = rows[row + column(text.charAt(at))];
            if (row < 0) {
                row = ~row;
                best = Math.min(best, GuardGroup.first(found[row / columns], from));
            } else if (row == 0) {
                at = skip(text, at + 1) - 1;
            }
        }
        return best;
    }

    /** Returns the place of the next character that one of the texts begins with. */
    private int skip(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length && rows[column(text.charAt(at))] == 0) {
            at++;
        }
        return at;
    }

    private int column(char character) {
        if (character < PLAIN) {
            return plainColumns[character];
        }
        if (others.length == 0) {
            return 0;
        }
        int at = Arrays.binarySearch(others, character);
        return at < 0 ? 0 : firstOther + at;
    }
}
