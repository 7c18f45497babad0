package io.canto.spi.block;

import io.canto.record.Nearest;
import io.canto.record.Severity;
import io.canto.record.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each value means, worked out beforehand: names in a hash table that is asked without regard to case and without
 * making a lower-case copy, the small numbers in an array, wide ranges in a short list.
 *
 * <p>A text of digits and the number it writes mean the same. A single value goes before a range that holds it, a narrow
 * range before a wide one, and all of these before the preset.
 */
final class SeverityTable {
    /** Numbers below this have a place of their own. */
    private static final int DIRECT = 1_024;

    /** More digits than any long below 10^18 has. */
    private static final int MAX_DIGITS = 18;

    private final String[] names;
    private final byte[] nameLevels;
    private final byte[] direct = new byte[DIRECT];
    private final Span[] spans;

    private SeverityTable(Map<String, Integer> texts, Map<Long, Integer> numbers, List<Span> ranges) {
        ranges.sort(Comparator.comparingDouble(Span::width));
        for (int at = ranges.size() - 1; at >= 0; at--) {
            Span range = ranges.get(at);
            for (long number = Math.max(0, range.min); number <= Math.min(DIRECT - 1, range.max); number++) {
                direct[(int) number] = (byte) range.level;
            }
        }
        List<Span> others = new ArrayList<>();
        numbers.forEach((number, level) -> {
            if (number >= 0 && number < DIRECT) {
                direct[number.intValue()] = level.byteValue();
            } else {
                others.add(new Span(number, number, level));
            }
        });
        others.addAll(ranges);
        spans = others.toArray(Span[]::new);
        names = new String[Integer.highestOneBit(texts.size() * 2 + 1) * 2];
        nameLevels = new byte[names.length];
        texts.forEach((text, level) -> {
            int slot = hash(text) & names.length - 1;
            while (names[slot] != null) {
                slot = slot + 1 & names.length - 1;
            }
            names[slot] = text;
            nameLevels[slot] = level.byteValue();
        });
    }

    /**
     * Works out a preset and a mapping.
     *
     * @throws IllegalArgumentException with everything that is wrong with the mapping
     */
    static SeverityTable of(SeverityBlock.Preset preset, Map<String, Object> mapping) {
        Reader reader = new Reader();
        mapping.forEach(reader::readLevel);
        if (!reader.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", reader.problems));
        }
        if (preset != SeverityBlock.Preset.NONE) {
            for (int level = 1; level <= Severity.MAX; level++) {
                reader.addPreset(Severity.name(level).toLowerCase(Locale.ROOT), level);
                reader.addPreset(level);
            }
        }
        if (preset == SeverityBlock.Preset.DEFAULT) {
            for (int step = 0; step < 4; step++) {
                String number = step == 0 ? "" : String.valueOf(step + 1);
                reader.addPreset("warning" + number, Severity.WARN + step);
                reader.addPreset("err" + number, Severity.ERROR + step);
            }
        }
        return new SeverityTable(reader.texts, reader.numbers, reader.ranges);
    }

    /** Returns the level that a text stands for, or {@link Severity#UNSET}. */
    int level(String text) {
        for (int slot = hash(text) & names.length - 1; names[slot] != null; slot = slot + 1 & names.length - 1) {
            if (names[slot].equalsIgnoreCase(text)) {
                return nameLevels[slot];
            }
        }
        return isNumber(text) ? level(Long.parseLong(text)) : Severity.UNSET;
    }

    /** Returns the level that a number stands for, or {@link Severity#UNSET}. */
    int level(long number) {
        if (number >= 0 && number < DIRECT) {
            return direct[(int) number];
        }
        for (Span span : spans) {
            if (number >= span.min && number <= span.max) {
                return span.level;
            }
        }
        return Severity.UNSET;
    }

    /** Folds each letter as {@link String#equalsIgnoreCase} does, so that equal names meet. */
    private static int hash(String text) {
        int hash = 0;
        for (int at = 0; at < text.length(); at++) {
            hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(text.charAt(at)));
        }
        return hash ^ hash >>> 16;
    }

    /** Whether a text is how a number of at most 18 digits is written. */
    private static boolean isNumber(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - from;
        if (digits < 1 || digits > MAX_DIGITS || text.charAt(from) == '0' && text.length() > 1) {
            return false;
        }
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Numbers that mean a level, both ends included. */
    private record Span(long min, long max, int level) {
        double width() {
            return (double) max - min;
        }
    }

    /** Takes a mapping apart and notes what is wrong with it. */
    private static final class Reader {
        private final Map<String, Integer> texts = new HashMap<>();
        private final Map<Long, Integer> numbers = new HashMap<>();
        private final List<Span> ranges = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        void readLevel(String name, Object values) {
            int level = Severity.parse(name).orElse(Severity.UNSET);
            if (level == Severity.UNSET) {
                problems.add("'" + name + "' is no level; " + hint(name));
            } else if (values instanceof Iterable<?> list) {
                list.forEach(value -> readValue(name, level, value));
            } else {
                readValue(name, level, values);
            }
        }

        private static String hint(String name) {
            return Nearest.of(name, Severity.names())
                    .map(level -> "did you mean '" + level.toLowerCase(Locale.ROOT) + "'?")
                    .orElse(
                            "levels are trace, debug, info, warn, error and fatal, each with 2, 3 or 4 behind it or not");
        }

        private void readValue(String name, int level, Object value) {
            if (value instanceof Map<?, ?> range) {
                readRange(name, level, range);
            } else if (value instanceof Number number && number.doubleValue() == number.longValue()) {
                addNumber(number.longValue(), level);
            } else if (value instanceof CharSequence || value instanceof Boolean) {
                addText(value.toString().toLowerCase(Locale.ROOT), level);
            } else {
                problems.add("a value of '" + name + "' must be a text, an integer or a range {min, max}, not "
                        + Values.kind(value));
            }
        }

        private void readRange(String name, int level, Map<?, ?> range) {
            Long min = integer(range.get("min"));
            Long max = integer(range.get("max"));
            if (min == null || max == null || range.size() != 2) {
                problems.add("a range of '" + name + "' needs the integers min and max and nothing else");
            } else {
                ranges.add(new Span(Math.min(min, max), Math.max(min, max), level));
            }
        }

        private static @Nullable Long integer(@Nullable Object value) {
            if (value instanceof Number number && number.doubleValue() == number.longValue()) {
                return number.longValue();
            }
            return value instanceof String text && isNumber(text) ? Long.valueOf(text) : null;
        }

        private void addText(String text, int level) {
            if (isNumber(text)) {
                addNumber(Long.parseLong(text), level);
            } else if (text.length() == 3 && text.endsWith("xx") && text.charAt(0) >= '1' && text.charAt(0) <= '5') {
                long first = (text.charAt(0) - '0') * 100L;
                ranges.add(new Span(first, first + 99, level));
            } else {
                Integer other = texts.putIfAbsent(text, level);
                reportTwice("'" + text + "'", other, level);
            }
        }

        private void addNumber(long number, int level) {
            Integer other = numbers.putIfAbsent(number, level);
            reportTwice(String.valueOf(number), other, level);
        }

        private void reportTwice(String value, @Nullable Integer other, int level) {
            if (other != null && other != level) {
                problems.add(value + " stands for both " + Severity.name(other) + " and " + Severity.name(level));
            }
        }

        void addPreset(String text, int level) {
            texts.putIfAbsent(text, level);
        }

        void addPreset(int number) {
            boolean isMapped = numbers.containsKey((long) number)
                    || ranges.stream().anyMatch(range -> range.min <= number && number <= range.max);
            if (!isMapped) {
                numbers.put((long) number, number);
            }
        }
    }
}
