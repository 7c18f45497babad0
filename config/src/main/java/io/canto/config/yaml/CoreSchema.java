package io.canto.config.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** What plain texts mean by the core schema of YAML 1.2. Numbers are exact; those with very many digits stay text. */
final class CoreSchema {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,1000}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,300}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,250}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]{1,500}|[0-9]{1,500}(?:\\.[0-9]{0,500})?)(?:[eE][-+]?[0-9]{1,4})?");
    private static final int EXACT_DIGITS = 15;

    private CoreSchema() {}

    static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || isWord(text, "null");
    }

    static Object resolve(String text) {
        if (isWord(text, "true") || isWord(text, "false")) {
            return Character.toLowerCase(text.charAt(0)) == 't';
        }
        if (INTEGER.matcher(text).matches()) {
            return shortest(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        }
        if (OCTAL.matcher(text).matches()) {
            return shortest(new BigInteger(text.substring(2), 8));
        }
        if (HEX.matcher(text).matches()) {
            return shortest(new BigInteger(text.substring(2), 16));
        }
        return DECIMAL.matcher(text).matches() ? decimal(text) : text;
    }

    private static boolean isWord(String text, String word) {
        return text.equals(word)
                || text.equals(word.toUpperCase(java.util.Locale.ROOT))
                || text.equals(Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }

    private static Object shortest(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** A double where that loses nothing, as the JSON reader does. */
    private static Object decimal(String text) {
        BigDecimal exact = new BigDecimal(text);
        double number = exact.doubleValue();
        boolean same = Double.isFinite(number)
                && (number != 0 || exact.signum() == 0)
                && (exact.precision() <= EXACT_DIGITS
                        || BigDecimal.valueOf(number).compareTo(exact) == 0);
        return same ? (Object) number : exact;
    }
}
