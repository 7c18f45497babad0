package io.canto.record.time;

import io.canto.record.time.Piece.Kind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes times by the pieces of a layout. */
final class PieceWriter {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;
    private static final Map<String, String> STYLES =
            Map.of("%z", "-0700", "%w", "-070000", "%i", "-07", "%j", "-07:00", "%k", "-07:00:00");

    private final List<Piece> pieces;
    private final LocalZone zone;

    PieceWriter(List<Piece> pieces, LocalZone zone) {
        this.pieces = pieces;
        this.zone = zone;
    }

    String write(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        int offset = zone.offsetAt(seconds);
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                seconds, (int) Math.floorMod(nanos, NANOS_PER_SECOND), ZoneOffset.ofTotalSeconds(offset));
        StringBuilder out = new StringBuilder(32);
        for (Piece piece : pieces) {
            write(piece, time, offset, seconds, out);
        }
        return out.toString();
    }

    private void write(Piece piece, LocalDateTime time, int offset, long seconds, StringBuilder out) {
        switch (piece.kind()) {
            case LITERAL -> out.append(piece.text());
            case SPACES -> out.append(' ');
            case YEAR -> pad(out, time.getYear(), 4, '0');
            case YEAR_2 -> pad(out, Math.floorMod(time.getYear(), 100), 2, '0');
            case MONTH_2 -> pad(out, time.getMonthValue(), 2, '0');
            case MONTH -> out.append(time.getMonthValue());
            case MONTH_SPACED -> pad(out, time.getMonthValue(), 2, ' ');
            case MONTH_NAME -> out.append(Names.MONTHS.get(time.getMonthValue() - 1), 0, 3);
            case MONTH_LONG -> out.append(Names.MONTHS.get(time.getMonthValue() - 1));
            case DAY_2 -> pad(out, time.getDayOfMonth(), 2, '0');
            case DAY -> out.append(time.getDayOfMonth());
            case DAY_SPACED -> pad(out, time.getDayOfMonth(), 2, ' ');
            case YEAR_DAY_3 -> pad(out, time.getDayOfYear(), 3, '0');
            case YEAR_DAY_SPACED -> pad(out, time.getDayOfYear(), 3, ' ');
            case WEEKDAY -> out.append(weekday(time), 0, 3);
            case WEEKDAY_LONG -> out.append(weekday(time));
            case HOUR -> pad(out, time.getHour(), 2, '0');
            case HOUR_12 -> out.append(hour12(time));
            case HOUR_12_2 -> pad(out, hour12(time), 2, '0');
            case MINUTE_2 -> pad(out, time.getMinute(), 2, '0');
            case MINUTE -> out.append(time.getMinute());
            case SECOND_2 -> pad(out, time.getSecond(), 2, '0');
            case SECOND -> out.append(time.getSecond());
            case FRACTION_IF_ANY, FRACTION, FRACTION_DIGITS -> fraction(piece, time.getNano(), out);
            case AM_PM -> {
                String half = time.getHour() < 12 ? "AM" : "PM";
                boolean small = piece.written().equals("pm") || piece.written().equals("%P");
                out.append(small ? half.toLowerCase(Locale.ROOT) : half);
            }
            case ZONE_NAME -> out.append(zone.abbreviationAt(seconds));
            case OFFSET_OR_Z, OFFSET, OFFSET_HOURS, OFFSET_HOURS_OR_Z -> offset(piece, offset, out);
        }
    }

    private static String weekday(LocalDateTime time) {
        return Names.WEEKDAYS.get(time.getDayOfWeek().getValue() % 7);
    }

    private static int hour12(LocalDateTime time) {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    /** As many digits as the layout of Go has; an optional fraction of strptime always has its own. */
    private static void fraction(Piece piece, int nanos, StringBuilder out) {
        int digits = Math.min(NANO_DIGITS, piece.digits());
        int number = nanos;
        for (int i = digits; i < NANO_DIGITS; i++) {
            number /= 10;
        }
        if (piece.kind() == Kind.FRACTION_IF_ANY && piece.written().indexOf('%') < 0) {
            if (number == 0) {
                return;
            }
            while (number % 10 == 0) {
                number /= 10;
                digits--;
            }
        }
        if (piece.kind() != Kind.FRACTION_DIGITS) {
            out.append(piece.written().charAt(0));
        }
        pad(out, number, digits, '0');
    }

    private static void offset(Piece piece, int offset, StringBuilder out) {
        boolean orZ = piece.kind() == Kind.OFFSET_OR_Z || piece.kind() == Kind.OFFSET_HOURS_OR_Z;
        if (orZ && offset == 0) {
            out.append('Z');
            return;
        }
        String style = STYLES.getOrDefault(piece.written(), piece.written());
        boolean colon = style.indexOf(':') >= 0;
        int size = Math.abs(offset);
        out.append(offset < 0 ? '-' : '+');
        pad(out, size / 3_600, 2, '0');
        if (style.length() > "-07".length()) {
            pad(colon ? out.append(':') : out, size / 60 % 60, 2, '0');
        }
        if (style.length() > "-07:00".length()) {
            pad(colon ? out.append(':') : out, size % 60, 2, '0');
        }
    }

    private static void pad(StringBuilder out, int number, int width, char filler) {
        int limit = 10;
        for (int digits = 1; digits < width; digits++, limit *= 10) {
            if (number < limit) {
                out.append(filler);
            }
        }
        out.append(number);
    }
}
