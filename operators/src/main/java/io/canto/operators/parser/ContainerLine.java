package io.canto.operators.parser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.canto.record.Bytes;
import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8;
import io.canto.record.Values;
import io.canto.record.json.Json;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import io.canto.spi.Parser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads lines of container runtimes into records. */
final class ContainerLine {
    static final String STREAM = "log.iostream";

    private static final String TAG = "logtag";

    /** Docker writes lines in pieces of this many bytes; only the last one ends in a line break. */
    private static final int DOCKER_PIECE = 16 * 1024;

    private final TimeLayout times = TimeLayout.parse(LayoutType.AUTO, "", null, Map.of());
    private final ContainerConfig.Format format;
    private final FieldPath parseTo;
    private final boolean isAttributes;
    private final InstantSource clock;

    ContainerLine(ContainerConfig.Format format, FieldPath parseTo, InstantSource clock) {
        this.format = format;
        this.parseTo = parseTo;
        isAttributes = parseTo.isRoot() && parseTo.root() == FieldPath.Root.ATTRIBUTES;
        this.clock = clock;
    }

    /**
     * Sets what the line says.
     *
     * @param value text, or bytes; a runtime cuts lines between any two bytes
     * @return whether the line goes on in another record
     * @throws RecordException if it is in no known format; the record is as it was
     */
    boolean read(Object value, LogRecord record) {
        String line = Parser.text(value);
        boolean isDocker =
                format == ContainerConfig.Format.AUTO ? line.startsWith("{") : format == ContainerConfig.Format.DOCKER;
        if (isDocker) {
            return readDocker(line, record);
        }
        if (value instanceof Bytes raw) {
            boolean isCut = readCri(new String(raw.toArray(), ISO_8859_1), record);
            record.setBody(textOrBytes(String.valueOf(record.body()).getBytes(ISO_8859_1)));
            return isCut;
        }
        return readCri(line, record);
    }

    /** Returns bytes as text if they are UTF-8. */
    static Object textOrBytes(byte[] bytes) {
        boolean isText = Utf8.firstMalformed(bytes, 0, bytes.length) < 0;
        return isText ? new String(bytes, UTF_8) : Bytes.of(bytes);
    }

    /** {@code TIME STREAM TAG TEXT}. */
    private boolean readCri(String line, LogRecord record) {
        int time = line.indexOf(' ');
        int stream = time + 7;
        boolean isOut = time > 0 && line.startsWith("stdout", time + 1);
        boolean isStream = isOut || time > 0 && line.startsWith("stderr", time + 1);
        if (!isStream || line.length() <= stream || line.charAt(stream) != ' ') {
            throw new RecordException("no line of a container: expected '" + expected() + "'");
        }
        int space = line.indexOf(' ', stream + 1);
        int tagEnd = space < 0 ? line.length() : space;
        long timestamp = readTime(line.substring(0, time));
        boolean isFull = tagEnd == stream + 2 && line.charAt(stream + 1) == 'F';
        String tag = isFull ? "F" : line.substring(stream + 1, tagEnd);
        record.setTimestampNanos(timestamp);
        record.setBody(line.substring(Math.min(tagEnd + 1, line.length())));
        Fields found = isAttributes ? record.attributes() : new Fields(2);
        found.put(STREAM, isOut ? "stdout" : "stderr");
        found.put(TAG, tag);
        if (!isAttributes) {
            parseTo.set(record, found);
        }
        return !isFull && (tag.equals("P") || tag.startsWith("P:"));
    }

    private String expected() {
        String cri = "<time> stdout|stderr <tag> <text>";
        return format == ContainerConfig.Format.AUTO ? cri + "' or '{\"log\": ...}" : cri;
    }

    /** {@code {"log": TEXT, "stream": STREAM, "time": TIME}}; what else there is becomes attributes. */
    private boolean readDocker(String line, LogRecord record) {
        if (!(Json.parse(line) instanceof Fields fields)) {
            throw new RecordException("no line of Docker: expected a JSON object");
        }
        if (!(fields.get("log") instanceof String log)) {
            throw new RecordException("no line of Docker: 'log' needs text, found " + Values.kind(fields.get("log")));
        }
        if (!(fields.get("time") instanceof String time)) {
            throw new RecordException("no line of Docker: 'time' needs text, found " + Values.kind(fields.get("time")));
        }
        record.setTimestampNanos(readTime(time));
        boolean isWhole = log.endsWith("\n");
        record.setBody(isWhole ? log.substring(0, log.length() - (log.endsWith("\r\n") ? 2 : 1)) : log);
        Object stream = fields.get("stream");
        fields.remove("log");
        fields.remove("time");
        fields.remove("stream");
        Fields found = isAttributes ? record.attributes() : new Fields(fields.size() + 1);
        if (stream != null) {
            found.put(STREAM, stream);
        }
        found.merge(fields);
        if (!isAttributes) {
            parseTo.set(record, found);
        }
        return !isWhole && utf8Length(log) >= DOCKER_PIECE;
    }

    private long readTime(String time) {
        try {
            return times.parseNanos(time, clock);
        } catch (RecordException e) {
            throw new RecordException("no line of a container: expected a time such as 2026-03-01T10:00:00.5Z", e);
        }
    }

    /** Returns where the stream stands. */
    static FieldPath streamOf(FieldPath parseTo) {
        List<String> keys = new ArrayList<>(parseTo.keys());
        keys.add(STREAM);
        return FieldPath.of(parseTo.root(), keys.toArray(String[]::new));
    }

    /** Returns how many bytes a text has in UTF-8. */
    static long utf8Length(CharSequence text) {
        long length = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            length += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
        }
        return length;
    }
}
