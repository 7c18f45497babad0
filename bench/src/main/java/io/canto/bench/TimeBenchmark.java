package io.canto.bench;

import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Texts of logs to times and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class TimeBenchmark {
    /** How the time is written. */
    @Param
    public Shape shape = Shape.ISO;

    private final InstantSource clock = InstantSource.system();
    private TimeLayout layout = TimeLayout.auto();
    private String text = "";

    /** Reads the layout. */
    @Setup
    public void prepare() {
        layout = TimeLayout.parse(shape.type, shape.layout, ZoneId.of("Europe/Berlin"), Map.of());
        text = shape.text;
    }

    /** Text to nanoseconds. */
    @Benchmark
    public long parse() {
        return layout.parseNanos(text, clock);
    }

    /** Nanoseconds to text. */
    @Benchmark
    public String format() {
        return layout.format(1_709_528_767_123_456_789L);
    }

    /** The layouts. */
    public enum Shape {
        /** RFC 3339 without a layout. */
        AUTO(LayoutType.AUTO, "", "2024-04-13T07:59:37.505201169-10:00"),
        /** RFC 3339 as Go writes it. */
        ISO(LayoutType.GOTIME, "2006-01-02T15:04:05.999999999Z07:00", "2024-04-13T07:59:37.505201169-10:00"),
        /** The access log of web servers. */
        ACCESS(LayoutType.STRPTIME, "%d/%b/%Y:%H:%M:%S %z", "10/Oct/2024:13:55:36 -0700"),
        /** The error log of Apache; its times are local. */
        ERROR(LayoutType.STRPTIME, "%a %b %d %H:%M:%S %Y", "Sun Dec 04 04:47:44 2005"),
        /** BSD syslog: no year, no zone. */
        SYSLOG(LayoutType.STRPTIME, "%b %e %H:%M:%S", "Dec  4 04:47:44"),
        /** Milliseconds since 1970. */
        EPOCH(LayoutType.EPOCH, "ms", "1709528767123"),
        /** What java.time takes. */
        JAVA(LayoutType.JAVA, "yyyy-MM-dd HH:mm:ss,SSS", "2024-03-04 05:06:07,123");

        private final LayoutType type;
        private final String layout;
        private final String text;

        Shape(LayoutType type, String layout, String text) {
            this.type = type;
            this.layout = layout;
            this.text = text;
        }
    }
}
