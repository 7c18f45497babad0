package io.canto.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Nearest {
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /** Returns {@code did you mean 'x'?}, or null if no name is near. */
    static @Nullable String hint(String written, Collection<String> names) {
        String nearest = of(written, names);
        return nearest == null ? null : "did you mean '" + nearest + "'?";
    }

    /** Returns the nearest of some names, or null if none is near. */
    static @Nullable String of(String written, Collection<String> names) {
        if (written.length() > MAX_LENGTH) {
            return null;
        }
        String plain = plain(written);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = name.length() > MAX_LENGTH ? MAX_LENGTH : distance(plain, plain(name));
            int allowed = Math.max(1, Math.min(plain.length(), name.length()) / 3);
            if (distance <= allowed && distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    private static String plain(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /** Letters to put in, leave out, change or swap with their neighbour. */
    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        int[] above = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            above[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                boolean same = left.charAt(line - 1) == right.charAt(column - 1);
                int best = Math.min(above[column - 1] + (same ? 0 : 1), Math.min(above[column], row[column - 1]) + 1);
                boolean swapped = line > 1
                        && column > 1
                        && left.charAt(line - 1) == right.charAt(column - 2)
                        && left.charAt(line - 2) == right.charAt(column - 1);
                row[column] = swapped ? Math.min(best, before[column - 2] + 1) : best;
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[right.length()];
    }
}
