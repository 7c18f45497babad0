package io.canto.expr.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of code points: ranges, and properties that are tested when asked for. ASCII is a table.
 *
 * <p>Questions about two sets ({@link #meets}, {@link #includes}) are answered exactly where only ranges are
 * concerned and on the careful side where properties are.
 */
final class CharSet {
    static final CharSet NONE = new CharSet(new int[0], List.of(), false);
    static final CharSet ALL = ofRange(0, Character.MAX_CODE_POINT);
    static final CharSet NEWLINE = of('\n');
    static final CharSet NOT_NEWLINE = NEWLINE.complement();
    static final CharSet DIGIT = ofRange('0', '9');
    static final CharSet WORD = DIGIT.union(ofRange('A', 'Z')).union(of('_')).union(ofRange('a', 'z'));
    static final CharSet SPACE = ofRange('\t', '\n').union(ofRange('\f', '\r')).union(of(' '));

    private static final int ASCII = 128;

    private final int[] ranges; // from, to, from, to ... sorted, apart from each other by more than 1
    private final List<Property> properties;
    private final boolean negated; // only when there are properties
    private final boolean[] ascii = new boolean[ASCII];
    private final int stop; // the one code point that is missing, or -1

    private CharSet(int[] ranges, List<Property> properties, boolean negated) {
        this.ranges = ranges;
        this.properties = properties;
        this.negated = negated;
        for (int i = 0; i < ranges.length && ranges[i] < ASCII; i += 2) {
            Arrays.fill(ascii, ranges[i], Math.min(ranges[i + 1] + 1, ASCII), true);
        }
        for (int c = 0; c < ASCII && !properties.isEmpty(); c++) {
            ascii[c] = compute(c);
        }
        stop = missing();
    }

    private int missing() {
        if (!properties.isEmpty() || ranges.length != 4 || ranges[0] != 0 || ranges[3] != Character.MAX_CODE_POINT) {
            return -1;
        }
        return ranges[2] - ranges[1] == 2 ? ranges[1] + 1 : -1;
    }

    static CharSet of(int codePoint) {
        return ofRange(codePoint, codePoint);
    }

    static CharSet ofRange(int from, int to) {
        return new CharSet(new int[] {from, to}, List.of(), false);
    }

    static CharSet of(Property property) {
        return new CharSet(new int[0], List.of(property), false);
    }

    /** Whether a code point belongs to it. */
    boolean contains(int codePoint) {
        return codePoint < ASCII ? ascii[codePoint] : compute(codePoint);
    }

    private boolean compute(int codePoint) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < ranges[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return !negated;
            }
        }
        for (Property property : properties) {
            if (property.test(codePoint)) {
                return !negated;
            }
        }
        return negated;
    }

    /** Returns the position after the code point at a place of a text if it belongs to the set, else -1. */
    int step(String text, int at) {
        if (at >= text.length()) {
            return -1;
        }
        char c = text.charAt(at);
        if (c < ASCII) {
            return ascii[c] ? at + 1 : -1;
        }
        int codePoint = Character.isHighSurrogate(c) ? text.codePointAt(at) : c;
        return compute(codePoint) ? at + Character.charCount(codePoint) : -1;
    }

    /** Returns where a run of code points of this set ends that begins at a place of a text, at most at another. */
    int runEnd(String text, int from, int to) {
        if (stop >= 0 && to == text.length()) {
            int end = text.indexOf(stop, from);
            return end < 0 ? to : end;
        }
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c < ASCII) {
                if (!ascii[c]) {
                    return at;
                }
                at++;
                continue;
            }
            int next = step(text, at);
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Returns the code points of either. Neither may be a complement that has properties. */
    CharSet union(CharSet other) {
        return unionOf(List.of(this, other));
    }

    /** Returns the code points of all. None may be a complement that has properties. */
    static CharSet unionOf(List<CharSet> sets) {
        if (sets.size() == 1) {
            return sets.get(0);
        }
        List<Property> properties = new ArrayList<>();
        List<int[]> pairs = new ArrayList<>();
        for (CharSet set : sets) {
            properties.addAll(set.properties);
            for (int i = 0; i < set.ranges.length; i += 2) {
                pairs.add(new int[] {set.ranges[i], set.ranges[i + 1]});
            }
        }
        return new CharSet(merge(pairs), List.copyOf(properties), false);
    }

    /** Returns a set of at least the code points of either. */
    CharSet atLeast(CharSet other) {
        return negated || other.negated ? ALL : union(other);
    }

    /** Whether it is made of ranges alone. */
    boolean isPlain() {
        return properties.isEmpty();
    }

    CharSet complement() {
        if (!properties.isEmpty()) {
            return new CharSet(ranges, properties, !negated);
        }
        int[] result = new int[ranges.length + 2];
        int size = 0;
        int from = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (from < ranges[i]) {
                result[size++] = from;
                result[size++] = ranges[i] - 1;
            }
            from = ranges[i + 1] + 1;
        }
        if (from <= Character.MAX_CODE_POINT) {
            result[size++] = from;
            result[size++] = Character.MAX_CODE_POINT;
        }
        return new CharSet(Arrays.copyOf(result, size), List.of(), false);
    }

    private static int[] merge(List<int[]> pairs) {
        pairs.sort((a, b) -> Integer.compare(a[0], b[0]));
        int[] result = new int[2 * pairs.size()];
        int size = 0;
        for (int[] pair : pairs) {
            if (size > 0 && pair[0] <= result[size - 1] + 1) {
                result[size - 1] = Math.max(result[size - 1], pair[1]);
            } else {
                result[size++] = pair[0];
                result[size++] = pair[1];
            }
        }
        return Arrays.copyOf(result, size);
    }

    /** Returns the set with the other cases of its letters. Properties are left as they are. */
    CharSet folded() {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            // A range this long is a complement: folding would add next to nothing and cost a lot.
            boolean whole = ranges[i + 1] - ranges[i] < 3_000;
            int from = whole ? ranges[i] : Math.max(ranges[i], 'A');
            int to = whole ? ranges[i + 1] : Math.min(ranges[i + 1], 'z');
            for (int c = from; c <= to; c++) {
                addFolds(c, all);
            }
        }
        if (all.isEmpty()) {
            return this;
        }
        for (int i = 0; i < ranges.length; i += 2) {
            all.add(new int[] {ranges[i], ranges[i + 1]});
        }
        return new CharSet(merge(all), properties, negated);
    }

    private void addFolds(int codePoint, List<int[]> all) {
        int upper = Character.toUpperCase(codePoint);
        int lower = Character.toLowerCase(upper);
        int[] folds = {upper, lower, Character.toLowerCase(codePoint), Character.toUpperCase(lower), Folds.odd(lower)};
        for (int fold : folds) {
            if (fold >= 0 && fold != codePoint && !contains(fold)) {
                all.add(new int[] {fold, fold});
            }
        }
    }

    /** Whether some code point may belong to both. */
    boolean meets(CharSet other) {
        for (int c = 0; c < ASCII; c++) {
            if (ascii[c] && other.ascii[c]) {
                return true;
            }
        }
        if (!properties.isEmpty() || !other.properties.isEmpty()) {
            return !isAscii() && !other.isAscii();
        }
        for (int i = 0; i < ranges.length; i += 2) {
            for (int j = 0; j < other.ranges.length; j += 2) {
                if (ranges[i] <= other.ranges[j + 1] && other.ranges[j] <= ranges[i + 1]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether every code point of the other set surely belongs to this one. */
    boolean includes(CharSet other) {
        if (!properties.isEmpty() || !other.properties.isEmpty()) {
            return false;
        }
        for (int j = 0; j < other.ranges.length; j += 2) {
            boolean inside = false;
            for (int i = 0; i < ranges.length; i += 2) {
                inside |= ranges[i] <= other.ranges[j] && other.ranges[j + 1] <= ranges[i + 1];
            }
            if (!inside) {
                return false;
            }
        }
        return true;
    }

    /** Whether a UTF-16 unit is a character of ASCII that belongs to it. */
    boolean hasAscii(char c) {
        return c < ASCII && ascii[c];
    }

    /** Returns, for each character of ASCII, whether it belongs to it; to be read only. */
    boolean[] ascii() {
        return ascii;
    }

    /** Whether it has characters of ASCII only. */
    boolean isAscii() {
        return properties.isEmpty() && (ranges.length == 0 || ranges[ranges.length - 1] < ASCII);
    }

    /** Returns the only code point, or -1 if there is not exactly one. */
    int single() {
        return properties.isEmpty() && ranges.length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;
    }

    /** Returns the only code point that is missing, or -1 if there is not exactly one. */
    int singleMissing() {
        return stop;
    }

    /** Returns it as a piece of a pattern, for {@code java.util.regex} or for RE2. */
    String toPattern(boolean forJava) {
        int only = single();
        if (only >= 0) {
            return escape(only);
        }
        if (properties.isEmpty() && ranges.length == 0) {
            return "[^\\x{0}-\\x{10FFFF}]";
        }
        if (properties.isEmpty() && ranges[ranges.length - 1] == Character.MAX_CODE_POINT && !this.equals(ALL)) {
            return "[^" + complement().items(forJava) + "]";
        }
        return (negated ? "[^" : "[") + items(forJava) + "]";
    }

    private String items(boolean forJava) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < ranges.length; i += 2) {
            items.append(escape(ranges[i]));
            if (ranges[i] != ranges[i + 1]) {
                items.append('-').append(escape(ranges[i + 1]));
            }
        }
        for (Property property : properties) {
            items.append(property.toClassItem(forJava));
        }
        return items.toString();
    }

    private static String escape(int codePoint) {
        boolean plain = codePoint < ASCII && Character.isLetterOrDigit(codePoint);
        return plain ? Character.toString(codePoint) : "\\x{" + Integer.toHexString(codePoint) + "}";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CharSet that
                && negated == that.negated
                && Arrays.equals(ranges, that.ranges)
                && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }

    @Override
    public String toString() {
        return toPattern(false);
    }

    /** Letters that fold to another letter which does not fold back to them. */
    private static final class Folds {
        private Folds() {}

        static int odd(int lower) {
            return switch (lower) {
                case 'k' -> 0x212A;
                case 's' -> 0x17F;
                case 0xE5 -> 0x212B;
                case 0xDF -> 0x1E9E;
                case 0x3C9 -> 0x2126;
                case 0x3BC -> 0xB5;
                case 0x3C3 -> 0x3C2;
                case 0x3B8 -> 0x3F4;
                default -> -1;
            };
        }
    }
}
