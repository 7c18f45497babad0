package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import java.time.InstantSource;
import java.util.Map;

/** Reads one syslog message from left to right; what both standards share. For one thread. */
abstract class SyslogMessage {
    private static final String[] FACILITIES = {
        "kern",
        "user",
        "mail",
        "daemon",
        "auth",
        "syslog",
        "lpr",
        "news",
        "uucp",
        "cron",
        "authpriv",
        "ftp",
        "ntp",
        "security",
        "console",
        "clock",
        "local0",
        "local1",
        "local2",
        "local3",
        "local4",
        "local5",
        "local6",
        "local7"
    };
    private static final int MAX_PRIORITY = 191;

    private final TimeLayout rfc3339 = TimeLayout.parse(LayoutType.AUTO, "", null, Map.of());
    private final InstantSource clock;

    /** The message, up to {@link #end}. */
    protected String text = "";

    /** Where the next part begins. */
    protected int at;

    /** Where the message ends. */
    protected int end;

    private long timestamp = LogRecord.NO_TIME;
    private int level = -1;

    SyslogMessage(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins with a message that ends at a position of the text. */
    final void begin(String message, int endsAt) {
        text = message;
        end = endsAt;
        at = 0;
        timestamp = LogRecord.NO_TIME;
        level = -1;
    }

    /** Returns the time of the message in nanoseconds, or {@link LogRecord#NO_TIME}. */
    final long timestamp() {
        return timestamp;
    }

    /** Returns the severity as syslog counts it, 0 to 7, or -1. */
    final int level() {
        return level;
    }

    /**
     * Steps over the length that a message begins with, and checks it.
     *
     * @throws RecordException if there is none, or it is not that of the message
     */
    final void skipLength(int maxOctets) {
        long length = readNumber(9, "the length of the message");
        expect(' ', "a space behind the length of the message");
        if (length > maxOctets) {
            throw new RecordException("the message has " + length + " bytes, more than max_octets " + maxOctets);
        }
        long found = utf8Length();
        if (found != length) {
            throw new RecordException("expected " + length + " bytes behind character " + at + ", found " + found);
        }
    }

    /**
     * Reads the message.
     *
     * @throws RecordException if it does not follow its standard
     */
    final Fields read(boolean priorityMayMiss) {
        Fields fields = new Fields(10);
        if (!priorityMayMiss || at < end && text.charAt(at) == '<') {
            readPriority(fields);
        }
        readBody(fields);
        return fields;
    }

    /** Reads what stands behind the priority. */
    protected abstract void readBody(Fields fields);

    private void readPriority(Fields fields) {
        int from = at;
        expect('<', "a priority such as <34>");
        long priority = readNumber(3, "a priority from 0 to 191");
        if (priority > MAX_PRIORITY) {
            throw failure("a priority from 0 to 191", from + 1);
        }
        expect('>', "a '>' behind the priority");
        level = (int) priority % 8;
        int facility = (int) priority / 8;
        fields.put("priority", priority);
        fields.put("facility", (long) facility);
        fields.put("facility_text", FACILITIES[facility]);
    }

    /** Reads a time of RFC 3339 that ends before the next space. */
    protected final void readRfc3339() {
        int from = at;
        String time = readWord(40, "a time such as 2026-03-01T10:00:00Z");
        readTime(rfc3339, time, "a time such as 2026-03-01T10:00:00Z", from);
    }

    /** Takes a text for the time of the message. */
    protected final void readTime(TimeLayout layout, String time, String what, int from) {
        try {
            timestamp = layout.parseNanos(time, clock);
        } catch (RecordException e) {
            throw failure(what, from, e);
        }
    }

    /** Reads what stands before the next space or the end; at least one character. */
    protected final String readWord(int maxLength, String what) {
        int from = at;
        int space = text.indexOf(' ', at);
        at = space < 0 || space > end ? end : space;
        if (at == from || at - from > maxLength) {
            throw failure(what, from);
        }
        return text.substring(from, at);
    }

    /** Reads a number without sign. */
    protected final long readNumber(int maxDigits, String what) {
        int from = at;
        long number = 0;
        while (at < end && at - from < maxDigits && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + text.charAt(at++) - '0';
        }
        if (at == from || text.charAt(from) == '0' && at - from > 1) {
            throw failure(what, from);
        }
        return number;
    }

    /** Steps over a character that must stand here. */
    protected final void expect(char letter, String what) {
        if (at >= end || text.charAt(at) != letter) {
            throw failure(what, at);
        }
        at++;
    }

    /** Makes the failure that says what was expected where. */
    protected final RecordException failure(String what, int position) {
        return new RecordException("expected " + what + " at character " + (position + 1) + where(position));
    }

    private RecordException failure(String what, int position, RecordException cause) {
        return new RecordException("expected " + what + " at character " + (position + 1) + where(position), cause);
    }

    private String where(int position) {
        return position >= end ? ", where the text ends" : "";
    }

    private long utf8Length() {
        long length = 0;
        for (int position = at; position < end; position++) {
            char letter = text.charAt(position);
            length += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
        }
        return length;
    }
}
