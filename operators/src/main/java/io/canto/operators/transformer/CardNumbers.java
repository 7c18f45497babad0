package io.canto.operators.transformer;

import java.util.function.UnaryOperator;

/** Finds payment card numbers: 13 to 19 digits, alone or in groups parted by one blank or hyphen, with a right check digit. */
final class CardNumbers {
    private static final int MIN_DIGITS = 13;
    private static final int MAX_DIGITS = 19;

    private CardNumbers() {}

    /** Replaces all card numbers in a text. */
    static String replace(String text, UnaryOperator<String> replacement) {
        StringBuilder result = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            if (!isDigit(text, at) || isDigit(text, at - 1)) {
                at++;
                continue;
            }
            int end = endOfCard(text, at);
            if (end < 0) {
                at++;
                continue;
            }
            result = result == null ? new StringBuilder(text.length()) : result;
            result.append(text, copied, at).append(replacement.apply(text.substring(at, end)));
            copied = end;
            at = end;
        }
        return result == null
                ? text
                : result.append(text, copied, text.length()).toString();
    }

    /** Returns where the longest card number ends that begins with a group of digits, or -1. */
    private static int endOfCard(String text, int start) {
        int end = -1;
        int digits = 0;
        int at = start;
        int even = 0;
        int odd = 0;
        while (at < text.length() && digits <= MAX_DIGITS) {
            if (isDigit(text, at)) {
                int digit = text.charAt(at) - '0';
                // seen from a last digit at this place, the sums change places with every digit
                int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
                int nextEven = odd + digit;
                odd = even + doubled;
                even = nextEven;
                digits++;
                at++;
                if (digits >= MIN_DIGITS && digits <= MAX_DIGITS && even % 10 == 0 && !isDigit(text, at)) {
                    end = at;
                }
            } else if ((text.charAt(at) == ' ' || text.charAt(at) == '-') && isDigit(text, at + 1)) {
                at++;
            } else {
                break;
            }
        }
        return text.charAt(start) == '0' ? -1 : end;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
