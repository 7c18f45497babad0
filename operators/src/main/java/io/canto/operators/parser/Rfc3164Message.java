package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** Messages as RFC 3164 found them: {@code <PRI>Mmm dd hh:mm:ss HOSTNAME TAG[PID]: MSG}. */
final class Rfc3164Message extends SyslogMessage {
    private static final String TIME = "a time such as 'Jan  2 15:04:05'";
    private static final int MAX_HOSTNAME = 255;

    private final TimeLayout times;
    private final TimeLayout timesWithFraction;
    private final TimeLayout timesWithYear;
    private final TimeLayout timesWithYearAndFraction;

    Rfc3164Message(ZoneId location, InstantSource clock) {
        super(clock);
        times = layout("%b %e %H:%M:%S", location);
        timesWithFraction = layout("%b %e %H:%M:%S.%f", location);
        timesWithYear = layout("%b %e %Y %H:%M:%S", location);
        timesWithYearAndFraction = layout("%b %e %Y %H:%M:%S.%f", location);
    }

    private static TimeLayout layout(String layout, ZoneId location) {
        return TimeLayout.parse(LayoutType.STRPTIME, layout, location, Map.of());
    }

    @Override
    protected void readBody(Fields fields) {
        if (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            readRfc3339();
        } else {
            readStamp();
        }
        expect(' ', "a space behind the time");
        if (tagLength(at) == 0) {
            fields.put("hostname", readWord(MAX_HOSTNAME, "a host name of 1 to 255 characters"));
            if (at < end) {
                at++;
            }
        }
        readTag(fields);
        if (at < end) {
            fields.put("message", text.substring(at, end));
        }
    }

    /** Month, day, perhaps the year, and time of day, each behind one or two spaces. */
    private void readStamp() {
        int from = at;
        skipStampWord();
        skipStampWord();
        int third = at;
        skipStampWord();
        boolean hasYear = text.indexOf(':', third) >= at;
        if (hasYear) {
            skipStampWord();
        }
        String time = text.substring(from, at);
        boolean hasFraction = time.indexOf('.') > 0;
        TimeLayout layout = hasYear
                ? hasFraction ? timesWithYearAndFraction : timesWithYear
                : hasFraction ? timesWithFraction : times;
        readTime(layout, time, TIME, from);
    }

    private void skipStampWord() {
        int from = at;
        while (at < end && text.charAt(at) == ' ' && at - from < 2) {
            at++;
        }
        while (at < end && text.charAt(at) != ' ') {
            at++;
        }
        if (at == from) {
            throw failure(TIME, from);
        }
    }

    private void readTag(Fields fields) {
        int length = tagLength(at);
        if (length == 0) {
            return;
        }
        fields.put("appname", text.substring(at, at + length));
        at += length;
        if (text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close > at + 1) {
                fields.put("proc_id", text.substring(at + 1, close));
            }
            at = close + 1;
        }
        at += at < end && text.charAt(at) == ':' ? 1 : 0;
        at += at < end && text.charAt(at) == ' ' ? 1 : 0;
    }

    /** Returns the length of a tag here: a word before {@code [pid]} or before a colon and a space; 0 for none. */
    private int tagLength(int from) {
        int to = from;
        while (to < end && text.charAt(to) > ' ' && text.charAt(to) != '[') {
            if (text.charAt(to) == ':' && (to + 1 == end || text.charAt(to + 1) == ' ')) {
                return to - from;
            }
            to++;
        }
        if (to == end || text.charAt(to) != '[') {
            return 0;
        }
        int close = text.indexOf(']', to);
        boolean isClosed = close > 0 && close < end && text.substring(to, close).indexOf(' ') < 0;
        boolean isEnd =
                isClosed && (close + 1 == end || text.charAt(close + 1) == ':' || text.charAt(close + 1) == ' ');
        return isEnd ? to - from : 0;
    }
}
