package io.canto.record.time;

/** Reads zones and offsets as they stand in times. All methods return the place behind, or -1. */
final class ZoneText {
    private static final int MAX_HOURS = 24;

    private ZoneText() {}

    static boolean isZ(String text, int at) {
        return at < text.length() && (text.charAt(at) == 'Z' || text.charAt(at) == 'z');
    }

    static int offsetOrZ(String text, int at, TimeFields fields) {
        if (isZ(text, at)) {
            fields.offset = 0;
            return at + 1;
        }
        return offset(text, at, fields);
    }

    static int offsetHours(String text, int at, TimeFields fields) {
        int hours = sign(text, at) == 0 ? -1 : Digits.read(text, at + 1, 2, 2);
        if (hours < 0 || hours > MAX_HOURS) {
            return -1;
        }
        fields.offset = sign(text, at) * hours * 3_600;
        return at + 3;
    }

    /** {@code +hh}, {@code +hhmm}, {@code +hh:mm}, {@code +hhmmss} and {@code +hh:mm:ss}. */
    static int offset(String text, int at, TimeFields fields) {
        int end = offsetHours(text, at, fields);
        if (end < 0) {
            return -1;
        }
        int seconds = Math.abs(fields.offset);
        for (int unit = 60; unit > 0; unit /= 60) {
            int from = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
            int value = Digits.read(text, from, 2, 2);
            if (value < 0) {
                if (from > end) {
                    return -1;
                }
                break;
            }
            if (value > 59) {
                return -1;
            }
            seconds += value * unit;
            end = from + 2;
        }
        fields.offset = sign(text, at) * seconds;
        return end;
    }

    private static int sign(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '+' ? 1 : c == '-' ? -1 : 0;
    }

    /** An abbreviation of three to five letters, {@code GMT+3}, or an offset as some zones have for a name. */
    static int name(String text, int at, TimeFields fields) {
        if (sign(text, at) != 0) {
            return offset(text, at, fields);
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end - at == 1 && isZ(text, at)) {
            fields.offset = 0;
            return end;
        }
        if (end - at < 3 || end - at > 5) {
            return -1;
        }
        if (text.startsWith("UTC", at) && end - at == 3) {
            fields.offset = 0;
            return end;
        }
        if (text.startsWith("GMT", at) && end - at == 3 && sign(text, end) != 0) {
            int hours = Digits.end(text, end + 1, 2);
            end = hours > end + 1 ? hours : end;
        }
        fields.zoneName = text.substring(at, end);
        return end;
    }
}
