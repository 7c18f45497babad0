package io.canto.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Utf8Buffer;
import io.canto.record.Utf8Text;
import io.canto.record.json.Json;
import io.canto.record.json.RecordJsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A JSON access log line of 14 fields to a record's body and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class JsonBenchmark {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String line =
            "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"info\",\"host\":\"web-12\",\"app\":\"shop\","
                    + "\"method\":\"GET\",\"path\":\"/api/v1/items/4711?page=2\",\"status\":200,\"latency_ms\":12.75,\"bytes\":5120,"
                    + "\"user_id\":\"u-829312\",\"request_id\":\"0af7651916cd43dd8448eb211c80319c\",\"referer\":null,"
                    + "\"user_agent\":\"Mozilla/5.0 (X11; Linux x86_64)\",\"cached\":false}";
    private final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    private final Utf8Text held = new Utf8Text(bytes, 0, bytes.length, true);
    private final Fields value = body(line);
    private final Fields texts = Fields.of(new LinkedHashMap<>(value));
    private final LogRecord record = LogRecord.of(value);
    private final String ascii = line.replace('"', '_');
    private final Utf8Buffer out = new Utf8Buffer(4096);
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream(4096);
    private final RecordJsonCodec codec = new RecordJsonCodec();

    private static Fields body(String json) {
        if (!(Json.parse(json) instanceof Fields fields)) {
            throw new IllegalStateException("the line is no object");
        }
        return fields;
    }

    /** Reads a line that is text. */
    @Benchmark
    public @Nullable Object readText() {
        return Json.parse(line);
    }

    /** Reads a line that is bytes. */
    @Benchmark
    public @Nullable Object readBytes() {
        return Json.parse(bytes, 0, bytes.length);
    }

    /** Reads a line that is held as bytes. */
    @Benchmark
    public @Nullable Object readHeld() {
        return Json.parse(held);
    }

    /** Jackson's tokens of the text, with nothing made of them. */
    @Benchmark
    public int tokensOnlyJackson() throws IOException {
        int tokens = 0;
        try (JsonParser parser = FACTORY.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens++;
            }
        }
        return tokens;
    }

    /** Writes a body as JSON, its texts held as bytes. */
    @Benchmark
    public int write() {
        out.truncate(0);
        Json.write(value, out);
        return out.length();
    }

    /** Writes the same body, its texts made. */
    @Benchmark
    public int writeTexts() {
        out.truncate(0);
        Json.write(texts, out);
        return out.length();
    }

    /** Writes the same body with Jackson's generator. */
    @Benchmark
    public int writeJackson() throws IOException {
        stream.reset();
        try (JsonGenerator generator = FACTORY.createGenerator(stream)) {
            generator.writeStartObject();
            for (int at = 0; at < value.size(); at++) {
                generator.writeFieldName(value.keyAt(at));
                generator.writePOJO(value.valueAt(at));
            }
            generator.writeEndObject();
        }
        return stream.size();
    }

    /** Writes a whole record in the record format. */
    @Benchmark
    public int writeRecord() {
        out.truncate(0);
        codec.encode(record, out);
        return out.length();
    }

    /** Adds a plain text as long as the line. */
    @Benchmark
    public int appendText() {
        out.truncate(0);
        out.append(ascii);
        return out.length();
    }

    /** Writes a text as long as the line, all plain, as JSON. */
    @Benchmark
    public int writeText() {
        out.truncate(0);
        Json.write(ascii, out);
        return out.length();
    }

    /** Adds a time of the present in RFC 3339. */
    @Benchmark
    public int appendTime() {
        out.truncate(0);
        out.appendTime(1_767_323_045_678_901_234L);
        return out.length();
    }
}
