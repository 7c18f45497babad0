package io.canto.bench;

import io.canto.expr.Regex;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.openjdk.jmh.infra.Blackhole;

/** Patterns of real logs: the own matcher beside {@code java.util.regex}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RegexBenchmark {
    /** Which pattern, and on which line. */
    @Param
    public Shape shape = Shape.CRI;

    private Regex own = Regex.parse("");
    private Pattern java = Pattern.compile("");
    private String text = "";

    /** Compiles the pattern for both. */
    @Setup
    public void compile() {
        own = Regex.parse(shape.pattern);
        java = Pattern.compile(shape.pattern.replace("(?P<", "(?<"));
        text = shape.text;
    }

    /** Our matcher, with the places of all groups. */
    @Benchmark
    public void search(Blackhole out) {
        out.consume(own.search(text));
    }

    /** Our matcher, yes or no. */
    @Benchmark
    public boolean find() {
        return own.find(text);
    }

    /** What {@code java.util.regex} takes, without a guard. */
    @Benchmark
    public void java(Blackhole out) {
        Matcher matcher = java.matcher(text);
        out.consume(matcher.find());
        out.consume(matcher);
    }

    /** The patterns. */
    public enum Shape {
        /** The error log of Apache, with and without a client. */
        APACHE_ERROR(
                "^\\[(?P<time>[^\\]]*)\\] \\[(?P<level>[^\\]]*)\\] (?:\\[client (?P<client>[^\\]]*)\\] )?(?P<message>.*)$",
                "[Sun Dec 04 04:47:44 2005] [error] [client 10.1.2.3] File does not exist: /var/www/html/favicon.ico"),
        /** A line of CRI-O or containerd. */
        CRI(
                "^(?P<time>[^ Z]+) (?P<stream>stdout|stderr) (?P<logtag>[^ ]*) ?(?P<log>.*)$",
                "2024-04-13T07:59:37.505201169-10:00 stdout F {\"level\":\"info\",\"msg\":\"request done\",\"ms\":12}"),
        /** The combined log of web servers. */
        COMBINED(
                "^(?P<host>\\S+) \\S+ (?P<user>\\S+) \\[(?P<time>[^\\]]+)\\] \"(?P<method>\\S+) (?P<path>\\S+) [^\"]*\" "
                        + "(?P<status>\\d{3}) (?P<size>\\d+|-) \"(?P<referer>[^\"]*)\" \"(?P<agent>[^\"]*)\"",
                "192.168.10.21 - frank [10/Oct/2024:13:55:36 -0700] \"GET /api/v1/items?id=42 HTTP/1.1\" 200 2326 "
                        + "\"https://example.com/start\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\""),
        /** Where a record of a Java log starts. */
        FIRST_LINE("^\\d{4}-\\d\\d-\\d\\d ", "2024-10-10 13:55:36,123 INFO  [main] c.e.App - started in 12 ms"),
        /** The same on a line of a stack trace. */
        FIRST_LINE_MISS("^\\d{4}-\\d\\d-\\d\\d ", "    at org.example.service.Handler.handle(Handler.java:42)"),
        /** A level somewhere in a JSON line. */
        LEVEL(
                "\"level\":\"(warn|error)\"",
                "{\"ts\":\"2024-10-10T13:55:36Z\",\"service\":\"checkout\",\"level\":\"error\",\"msg\":\"payment failed\"}"),
        /** The same where it is another. */
        LEVEL_MISS(
                "\"level\":\"(warn|error)\"",
                "{\"ts\":\"2024-10-10T13:55:36Z\",\"service\":\"checkout\",\"level\":\"info\",\"msg\":\"payment accepted\"}"),
        /** Words that are somewhere in a line. */
        KEY_VALUE("(\\w+)=(\\d+)", "time to answer was long: path /api/v1/items status ok bytes=51234 more"),
        /** An address somewhere in a line. */
        ADDRESS("\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b", "connection of user 1234 from 192.168.1.77 closed");

        private final String pattern;
        private final String text;

        Shape(String pattern, String text) {
            this.pattern = pattern;
            this.text = text;
        }
    }
}
