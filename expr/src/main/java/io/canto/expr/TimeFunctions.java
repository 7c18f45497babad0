package io.canto.expr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of times and durations. A duration is a number of seconds. */
final class TimeFunctions {
    private static final Failure NO_TIME = new Failure("the text is no time in that layout");
    private static final Failure NO_LAYOUT = new Failure("the layout of the time is wrong");
    private static final Failure NO_DURATION = new Failure("the text is no duration such as 500ms or 1h30m");
    private static final int MAX_LENGTH = 100;
    private static final Cache<String, Object> LAYOUTS =
            Caffeine.newBuilder().maximumSize(200).build();

    private TimeFunctions() {}

    static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(Function.named("now")
                .doc("The time at which the expression is evaluated.")
                .gives(Kind.TIME)
                .changing()
                .example("now() > time('2020-01-01', 'yyyy-MM-dd')", "true")
                .does(arguments -> Instant.now()));
        functions.add(Function.named("time")
                .doc("The time that a text says, in ISO 8601 or in a layout of java.time; UTC unless it names a zone.")
                .takes("text", Kind.TEXT)
                .mayTake("layout", Kind.TEXT)
                .gives(Kind.TIME)
                .weighs(8)
                .example("time('01/02/2026 03:04', 'dd/MM/yyyy HH:mm')", "time('2026-02-01T03:04:00Z')")
                .does(arguments -> arguments.length == 1
                        ? parse(TextFunctions.text(arguments[0]), DateTimeFormatter.ISO_DATE_TIME)
                        : parse(TextFunctions.text(arguments[0]), layout(arguments[1]))));
        functions.add(Function.named("format_time")
                .doc("A time as text in a layout of java.time, in UTC.")
                .takes("time", Kind.TIME)
                .takes("layout", Kind.TEXT)
                .gives(Kind.TEXT)
                .weighs(8)
                .example("format_time(time('2026-02-01T03:04:00Z'), 'yyyy/MM/dd')", "'2026/02/01'")
                .does(arguments -> format(arguments[0], layout(arguments[1]))));
        functions.add(Function.named("duration")
                .doc(
                        "The seconds that a text such as 250ms, 1.5s or 1h30m says, in the units ns, us, ms, s, m, h and d.")
                .takes("text", Kind.TEXT)
                .gives(Kind.DECIMAL)
                .example("duration('1h30m')", "5400")
                .does(arguments -> duration(TextFunctions.text(arguments[0]))));
        return functions;
    }

    /** Returns the formatter of a layout, or a failure. */
    static Object layout(@Nullable Object layout) {
        String text = TextFunctions.text(layout);
        if (text.length() > MAX_LENGTH) {
            return NO_LAYOUT;
        }
        Object known = LAYOUTS.getIfPresent(text);
        if (known == null) {
            known = compile(text);
            LAYOUTS.put(text, known);
        }
        return known;
    }

    private static Object compile(String layout) {
        try {
            return DateTimeFormatter.ofPattern(layout, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return NO_LAYOUT;
        }
    }

    private static Object parse(String text, Object layout) {
        if (!(layout instanceof DateTimeFormatter formatter)) {
            return layout;
        }
        if (text.length() > MAX_LENGTH) {
            return NO_TIME;
        }
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed);
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return LocalDateTime.of(LocalDate.from(parsed), time == null ? LocalTime.MIDNIGHT : time)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return NO_TIME;
        }
    }

    private static Object format(@Nullable Object time, Object layout) {
        if (!(layout instanceof DateTimeFormatter formatter) || !(time instanceof Instant instant)) {
            return layout;
        }
        try {
            return formatter.withZone(ZoneOffset.UTC).format(instant);
        } catch (DateTimeException e) {
            return NO_LAYOUT;
        }
    }

    private static Object duration(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return NO_DURATION;
        }
        BigDecimal seconds = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && (Character.digit(text.charAt(at), 10) >= 0 || text.charAt(at) == '.')) {
                at++;
            }
            int unitFrom = at;
            while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
                at++;
            }
            BigDecimal unit = unit(text.substring(unitFrom, at));
            if (unitFrom == from || unit == null) {
                return NO_DURATION;
            }
            try {
                seconds = seconds.add(new BigDecimal(text.substring(from, unitFrom)).multiply(unit));
            } catch (NumberFormatException e) {
                return NO_DURATION;
            }
        }
        return seconds.doubleValue();
    }

    private static @Nullable BigDecimal unit(String name) {
        return switch (name) {
            case "ns" -> BigDecimal.ONE.movePointLeft(9);
            case "us" -> BigDecimal.ONE.movePointLeft(6);
            case "ms" -> BigDecimal.ONE.movePointLeft(3);
            case "s" -> BigDecimal.ONE;
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3_600);
            case "d" -> BigDecimal.valueOf(86_400);
            default -> null;
        };
    }
}
