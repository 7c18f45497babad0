package io.canto.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are written: {@code 500ms}, {@code 5s}, {@code 1h30m}. */
final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,9}))?(ns|us|µs|ms|s|m|h|d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:\\.\\d+)?");
    private static final int NANO_DIGITS = 9;

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' has no unit; write " + text + "s or "
                    + (text.contains(".") ? text : text + "00") + "ms");
        }
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        try {
            while (at < text.length() && part.region(at, text.length()).lookingAt()) {
                sum = sum.plus(amount(part));
                at = part.end();
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too long a duration", e);
        }
        if (at < text.length() || text.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write one like 500ms, 5s, 2m, 1h30m or 1d");
        }
        return sum;
    }

    private static Duration amount(Matcher part) {
        Duration unit = switch (part.group(3)) {
            case "ns" -> Duration.ofNanos(1);
            case "us", "µs" -> Duration.ofNanos(1_000);
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
        Duration whole = unit.multipliedBy(Long.parseLong(part.group(1)));
        if (part.group(2) == null) {
            return whole;
        }
        String digits = part.group(2) + "0".repeat(NANO_DIGITS - part.group(2).length());
        return whole.plus(unit.multipliedBy(Long.parseLong(digits)).dividedBy(1_000_000_000L));
    }
}
