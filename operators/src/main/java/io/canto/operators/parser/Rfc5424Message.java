package io.canto.operators.parser;

import io.canto.record.Fields;
import java.time.InstantSource;

/** Messages of RFC 5424: {@code <PRI>VERSION TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG}. */
final class Rfc5424Message extends SyslogMessage {
    private static final int MAX_NAME = 32;

    private final StringBuilder unescaped = new StringBuilder();

    Rfc5424Message(InstantSource clock) {
        super(clock);
    }

    @Override
    protected void readBody(Fields fields) {
        int from = at;
        long version = readNumber(3, "a version from 1 to 999");
        if (version == 0) {
            throw failure("a version from 1 to 999", from);
        }
        fields.put("version", version);
        expect(' ', "a space behind the version");
        if (isNil()) {
            at++;
        } else {
            readRfc3339();
        }
        readPart(fields, "hostname", 255, "a host name of 1 to 255 characters or '-'");
        readPart(fields, "appname", 48, "an application name of 1 to 48 characters or '-'");
        readPart(fields, "proc_id", 128, "a process id of 1 to 128 characters or '-'");
        readPart(fields, "msg_id", MAX_NAME, "a message id of 1 to 32 characters or '-'");
        expect(' ', "a space before the structured data");
        if (isNil()) {
            at++;
        } else {
            readStructuredData(fields);
        }
        if (at < end) {
            expect(' ', "a space before the message");
            at += at < end && text.charAt(at) == '\ufeff' ? 1 : 0;
            if (at < end) {
                fields.put("message", text.substring(at, end));
            }
        }
    }

    private boolean isNil() {
        return at < end && text.charAt(at) == '-' && (at + 1 == end || text.charAt(at + 1) == ' ');
    }

    private void readPart(Fields fields, String name, int maxLength, String what) {
        expect(' ', "a space and " + what);
        if (isNil()) {
            at++;
        } else {
            fields.put(name, readWord(maxLength, what));
        }
    }

    private void readStructuredData(Fields fields) {
        Fields elements = new Fields(2);
        do {
            expect('[', "structured data in brackets or '-'");
            String id = readName("the id of an element, 1 to 32 characters");
            Fields parameters = new Fields(4);
            while (at < end && text.charAt(at) == ' ') {
                at++;
                String name = readName("the name of a parameter, 1 to 32 characters");
                expect('=', "a '=' behind the name of a parameter");
                expect('"', "a value in quotes");
                parameters.put(name, readValue());
            }
            expect(']', "a ']' or another parameter");
            if (elements.get(id) instanceof Fields known) {
                known.merge(parameters);
            } else {
                elements.put(id, parameters);
            }
        } while (at < end && text.charAt(at) == '[');
        fields.put("structured_data", elements);
    }

    private String readName(String what) {
        int from = at;
        while (at < end && isNameLetter(text.charAt(at))) {
            at++;
        }
        if (at == from || at - from > MAX_NAME) {
            throw failure(what, from);
        }
        return text.substring(from, at);
    }

    private static boolean isNameLetter(char letter) {
        return letter > ' ' && letter < 0x7f && letter != '=' && letter != ']' && letter != '"';
    }

    /** A backslash keeps its meaning as a letter but before a quote, a backslash and a bracket. */
    private String readValue() {
        int from = at;
        boolean isPlain = true;
        while (at < end && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < end && "\"\\]".indexOf(text.charAt(at + 1)) >= 0) {
                isPlain = false;
                at++;
            }
            at++;
        }
        int to = Math.min(at, end);
        expect('"', "a quote at the end of a value");
        return isPlain ? text.substring(from, to) : unescape(from, to);
    }

    private String unescape(int from, int to) {
        unescaped.setLength(0);
        for (int position = from; position < to; position++) {
            char letter = text.charAt(position);
            boolean isEscape = letter == '\\' && "\"\\]".indexOf(text.charAt(position + 1)) >= 0;
            unescaped.append(isEscape ? text.charAt(++position) : letter);
        }
        return unescaped.toString();
    }
}
