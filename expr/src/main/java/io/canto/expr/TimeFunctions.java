package io.canto.expr;

import io.canto.record.RecordException;
import io.canto.record.Times;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** Functions of times and durations. A duration is a number of seconds. */
final class TimeFunctions {
    private static final Failure NO_TIME = new Failure("the text is no time in that layout");
    private static final Failure NO_LAYOUT = new Failure("the layout of the time is wrong");
    private static final Failure NO_DURATION = new Failure("the text is no duration such as 500ms or 1h30m");
    private static final int MAX_LENGTH = 100;
    static final FunctionGroup GROUP = new FunctionGroup(all());

    private TimeFunctions() {}

    /** Made when the first text is read as a time: most graphs call no function of times. */
    private static final class Layouts {
        static final TimeLayout ISO = TimeLayout.parse(LayoutType.AUTO, "", ZoneOffset.UTC, Map.of());
        static final ConcurrentLruCache<String, Object> WRITTEN = new ConcurrentLruCache<>(200, Layouts::compile);

        private static Object compile(String layout) {
            LayoutType type = layout.indexOf('%') >= 0 ? LayoutType.STRPTIME : LayoutType.JAVA;
            try {
                return TimeLayout.parse(type, layout, ZoneOffset.UTC, Map.of());
            } catch (IllegalArgumentException e) {
                return NO_LAYOUT;
            }
        }
    }

    private static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(Function.named("now")
                .doc("The time at which the expression is evaluated, by the clock of the graph.")
                .gives(Kind.TIME)
                .example("now() > time('2020-01-01', 'yyyy-MM-dd')", "true")
                .doesInTime((clock, arguments) -> clock.instant()));
        functions.add(Function.named("time")
                .doc(
                        "The time that a text says: without a layout in ISO 8601, else in the letters of java.time or, if the layout has a"
                                + " '%', in the directives of strptime; UTC unless the text names a zone.")
                .takes("text", Kind.TEXT)
                .mayTake("layout", Kind.TEXT)
                .gives(Kind.TIME)
                .weighs(8)
                .example("time('01/02/2026 03:04', 'dd/MM/yyyy HH:mm')", "time('2026-02-01T03:04:00Z')")
                .doesInTime((clock, arguments) -> parse(
                        TextFunctions.text(arguments[0]),
                        arguments.length == 1 ? Layouts.ISO : layout(arguments[1]),
                        clock)));
        functions.add(Function.named("format_time")
                .doc("A time as text in UTC, in a layout as of the function time.")
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
        return text.length() > MAX_LENGTH ? NO_LAYOUT : Layouts.WRITTEN.get(text);
    }

    private static @Nullable Object parse(String text, Object layout, InstantSource clock) {
        if (!(layout instanceof TimeLayout known)) {
            return layout;
        }
        if (text.length() > MAX_LENGTH) {
            return NO_TIME;
        }
        try {
            return Times.instant(known.parseNanos(text, clock));
        } catch (RecordException e) {
            return NO_TIME;
        }
    }

    private static Object format(@Nullable Object time, Object layout) {
        if (!(layout instanceof TimeLayout known) || !(time instanceof Instant instant)) {
            return layout;
        }
        try {
            return known.format(Times.nanos(instant));
        } catch (RecordException | IllegalArgumentException e) {
            return Failures.TIME_RANGE;
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
