package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Severity;
import io.canto.record.Values;
import io.canto.record.json.Json;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import io.canto.spi.Parser;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of a collector's own log. Between parse and promote it keeps what goes to the record itself. For one thread.
 */
final class OtelcolLine implements Parser {
    private static final String MALFORMED = "otelcol.self_log.malformed_trailing_json";

    /** At how many braces of a message the object at the end is looked for. */
    private static final int MAX_BRACES = 100;

    private final TimeLayout times = TimeLayout.parse(LayoutType.AUTO, "", ZoneOffset.UTC, Map.of());
    private final OtelcolConfig.Format format;
    private final InstantSource clock;
    private String line = "";
    private int at;
    private long timestamp;
    private @Nullable String level;
    private @Nullable Object message;
    private @Nullable Fields resource;

    OtelcolLine(OtelcolConfig.Format format, InstantSource clock) {
        this.format = format;
        this.clock = clock;
    }

    @Override
    public Object parse(Object value) {
        line = Parser.text(value).strip();
        if (line.isEmpty()) {
            throw new RecordException("an empty text is no log line of a collector");
        }
        boolean isJson =
                format == OtelcolConfig.Format.AUTO ? line.startsWith("{") : format == OtelcolConfig.Format.JSON;
        Fields fields = isJson ? readJson() : readConsole();
        resource = fields.get("resource") instanceof Fields map ? map : null;
        if (resource != null) {
            fields.remove("resource");
        }
        return fields;
    }

    @Override
    public void promote(Fields result, LogRecord record) {
        if (timestamp != LogRecord.NO_TIME) {
            record.setTimestampNanos(timestamp);
        }
        if (level != null) {
            record.setSeverity(severity(level));
            record.setSeverityText(level);
        }
        if (message != null) {
            record.setBody(message);
        }
        if (resource != null) {
            record.resource().merge(resource);
        }
    }

    private Fields readJson() {
        if (!(Json.parse(line) instanceof Fields fields)) {
            throw new RecordException("no log line of a collector: expected a JSON object");
        }
        Object time = fields.get("ts");
        timestamp = time == null ? LogRecord.NO_TIME : readTime(time);
        level = fields.get("level") instanceof String text ? text : null;
        message = fields.get("msg");
        boolean hasLevel = level != null;
        fields.removeIf((key, value) -> key.equals("ts") || key.equals("msg") || hasLevel && key.equals("level"));
        return fields;
    }

    private Fields readConsole() {
        at = 0;
        String time = readColumn();
        level = readColumn();
        if (at == line.length()) {
            throw new RecordException("no log line of a collector: expected '<time> <level> <message>'");
        }
        timestamp = readTime(time);
        int from = at;
        String caller = readColumn();
        Fields fields = new Fields(4);
        if (at < line.length() && isCaller(caller)) {
            fields.put("caller", caller);
        } else {
            at = from;
        }
        readMessage(fields);
        return fields;
    }

    private long readTime(Object time) {
        try {
            return times.parseNanos(time, clock);
        } catch (RecordException e) {
            throw new RecordException(
                    "no log line of a collector: expected a time such as 2026-03-01T10:00:00.5Z, found "
                            + Values.kind(time),
                    e);
        }
    }

    /** Reads up to the next white space, and over it. */
    private String readColumn() {
        int from = at;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        int end = at;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return line.substring(from, end);
    }

    /** Whether a word is a file of Go and the number of a line. */
    private static boolean isCaller(String word) {
        int colon = word.lastIndexOf(':');
        int digits = colon + 1;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        return colon > 0 && word.startsWith(".go", colon - 3) && digits == word.length() && digits > colon + 1;
    }

    /** The object ends the text, or the first line of it: a stack trace follows then. */
    private void readMessage(Fields fields) {
        String rest = line.substring(at);
        int lineEnd = rest.indexOf('\n');
        if (readFields(rest, fields)) {
            return;
        }
        if (lineEnd >= 0 && readFields(rest.substring(0, lineEnd).stripTrailing(), fields)) {
            fields.put("stacktrace", rest.substring(lineEnd + 1));
            return;
        }
        message = rest;
        if (rest.contains("{\"")) {
            fields.put(MALFORMED, true);
        }
    }

    /** A brace may be part of the message: the first one behind white space from which the rest is an object counts. */
    private boolean readFields(String text, Fields fields) {
        if (!text.endsWith("}")) {
            return false;
        }
        int brace = text.indexOf('{');
        for (int tried = 0; brace >= 0 && tried < MAX_BRACES; tried++) {
            if (brace == 0 || Character.isWhitespace(text.charAt(brace - 1))) {
                Fields found = object(text.substring(brace));
                if (found != null) {
                    fields.merge(found);
                    message = text.substring(0, brace).stripTrailing();
                    return true;
                }
            }
            brace = text.indexOf('{', brace + 1);
        }
        return false;
    }

    private static @Nullable Fields object(String text) {
        try {
            return Json.parse(text) instanceof Fields fields ? fields : null;
        } catch (RecordException e) {
            return null;
        }
    }

    private static int severity(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "trace" -> Severity.TRACE;
            case "debug" -> Severity.DEBUG;
            case "info" -> Severity.INFO;
            case "warn", "warning" -> Severity.WARN;
            case "error" -> Severity.ERROR;
            case "dpanic", "panic", "fatal" -> Severity.FATAL;
            default -> Severity.UNSET;
        };
    }
}
