package io.canto.record;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The severity numbers of the OpenTelemetry log data model: 1 to 24, four for each of TRACE, DEBUG, INFO, WARN, ERROR and
 * FATAL; 0 where none is known.
 */
public final class Severity {
    /** Not known. */
    public static final int UNSET = 0;

    /** The first of the trace numbers. */
    public static final int TRACE = 1;

    /** The first of the debug numbers. */
    public static final int DEBUG = 5;

    /** The first of the info numbers. */
    public static final int INFO = 9;

    /** The first of the warn numbers. */
    public static final int WARN = 13;

    /** The first of the error numbers. */
    public static final int ERROR = 17;

    /** The first of the fatal numbers. */
    public static final int FATAL = 21;

    /** The highest number. */
    public static final int MAX = 24;

    private static final List<String> NAMES = List.of(
            "DEFAULT", "TRACE", "TRACE2", "TRACE3", "TRACE4", "DEBUG", "DEBUG2", "DEBUG3", "DEBUG4", "INFO", "INFO2",
            "INFO3", "INFO4", "WARN", "WARN2", "WARN3", "WARN4", "ERROR", "ERROR2", "ERROR3", "ERROR4", "FATAL",
            "FATAL2", "FATAL3", "FATAL4");

    private static final Map<String, Integer> NUMBERS = numbers();
    private static final int LONGEST_NAME = 6;

    private Severity() {}

    /**
     * Returns the short name of a number, such as {@code INFO} for 9 and {@code INFO3} for 11; {@code DEFAULT} for 0.
     *
     * @throws IndexOutOfBoundsException if the number is not 0 to 24
     */
    public static String name(int number) {
        return NAMES.get(number);
    }

    /** Returns the number of a short name in any case, or of a number from 1 to 24 as text; empty for anything else. */
    public static OptionalInt parse(String name) {
        Integer number = name.length() <= LONGEST_NAME ? NUMBERS.get(name.toUpperCase(Locale.ROOT)) : null;
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Returns the short names of the numbers 1 to 24, in their order. */
    public static List<String> names() {
        return NAMES.subList(1, NAMES.size());
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 1; number <= MAX; number++) {
            numbers.put(NAMES.get(number), number);
            numbers.put(Integer.toString(number), number);
        }
        return Map.copyOf(numbers);
    }
}
