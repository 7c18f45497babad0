package io.canto.expr;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant who mistyped a name. */
final class Names {
    private Names() {}

    /** Returns a hint with the name that is nearest to one, or null if none is near. */
    static @Nullable String nearest(String name, Collection<String> names) {
        String best = null;
        int least = Math.max(1, Math.min(3, name.length() / 2)) + 1;
        for (String candidate : names) {
            int distance = distance(plain(name), plain(candidate));
            if (distance < least || distance == least && best != null && candidate.compareTo(best) < 0) {
                least = distance;
                best = candidate;
            }
        }
        return best == null ? null : "did you mean '" + best + "'?";
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Insertions, removals, replacements and swaps of neighbours that turn one text into the other. */
    private static int distance(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                costs[row][column] = row == 0 || column == 0 ? row + column : cheapest(one, other, row, column, costs);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cheapest(String one, String other, int row, int column, int[][] costs) {
        char mine = one.charAt(row - 1);
        char theirs = other.charAt(column - 1);
        int cost = Math.min(
                Math.min(costs[row - 1][column], costs[row][column - 1]) + 1,
                costs[row - 1][column - 1] + (mine == theirs ? 0 : 1));
        boolean swapped = row > 1 && column > 1 && mine == other.charAt(column - 2) && theirs == one.charAt(row - 2);
        return swapped ? Math.min(cost, costs[row - 2][column - 2] + 1) : cost;
    }
}
