package io.canto.spi;

import java.util.Locale;
import java.util.Optional;

/**
 * The id of an operator: of the same graph, or {@code graph/operator} for one of another graph. It looks like what it is:
 * characters that nobody sees, and those that steer what shows them, cannot be in one.
 *
 * @param value what is written; not empty
 */
public record OperatorId(String value) {
    private static final int MAX_LENGTH = 200;
    /** Those that are called letters, marks or symbols, and show nothing. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /** Checks the id. */
    public OperatorId {
        unseen(value).ifPresent(what -> {
            throw new IllegalArgumentException("'" + value + "' is no operator id: " + what);
        });
        if (value.isEmpty() || value.length() > MAX_LENGTH || hasWhiteSpace(value)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no operator id; one has 1 to " + MAX_LENGTH + " characters and no white space");
        }
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if it is empty, too long or has white space or what nobody sees in it
     */
    public static OperatorId parse(String text) {
        return new OperatorId(text);
    }

    /**
     * Returns words about the first character of an id or a graph's name that nobody sees, white space apart: a control
     * character, one that turns the direction of writing, one without width.
     */
    public static Optional<String> unseen(String name) {
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            int letter = name.codePointAt(at);
            if (isUnseen(letter)) {
                String meant = String.valueOf(Character.getName(letter)).toLowerCase(Locale.ROOT);
                return Optional.of(String.format(Locale.ROOT, "U+%04X (%s) cannot be seen in it", letter, meant));
            }
        }
        return Optional.empty();
    }

    /** Whether a character is one that nobody sees, white space apart. */
    public static boolean isUnseen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> !isWhiteSpace(letter);
            case Character.FORMAT, Character.SURROGATE -> true;
            default ->
                BLANK.indexOf(letter) >= 0
                        || letter >= 0x180B && letter <= 0x180F
                        || letter >= 0xFE00 && letter <= 0xFE0F
                        || letter >= 0xE0100 && letter <= 0xE01EF;
        };
    }

    /** Whether there is white space in a name, that of Unicode too: an id or a graph's name has none. */
    public static boolean hasWhiteSpace(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (isWhiteSpace(name.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character is white space, that of Unicode too. */
    public static boolean isWhiteSpace(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    @Override
    public String toString() {
        return value;
    }
}
