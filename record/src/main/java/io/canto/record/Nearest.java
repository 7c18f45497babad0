package io.canto.record;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, for messages that say "did you mean". */
public final class Nearest {
    private static final int MAX_LENGTH = 100;

    private Nearest() {}

    /**
     * Returns the candidate that is nearest to a word by insertions, deletions, replacements and swaps of neighbours, if
     * it is near: at most a third of the word, without regard to case. Of equally near ones the first.
     */
    public static Optional<String> of(String word, Collection<String> candidates) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < bestDistance) {
                int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String left, String right) {
        int[] twoBack = new int[right.length() + 1];
        int[] back = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            back[column] = column;
        }
        for (int at = 1; at <= left.length(); at++) {
            row[0] = at;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = back[column - 1] + (left.charAt(at - 1) == right.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(replaced, Math.min(back[column], row[column - 1]) + 1);
                if (at > 1
                        && column > 1
                        && left.charAt(at - 1) == right.charAt(column - 2)
                        && left.charAt(at - 2) == right.charAt(column - 1)) {
                    row[column] = Math.min(row[column], twoBack[column - 2] + 1);
                }
            }
            int[] free = twoBack;
            twoBack = back;
            back = row;
            row = free;
        }
        return back[right.length()];
    }
}
