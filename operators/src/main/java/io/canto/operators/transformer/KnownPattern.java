package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.spi.Doc;

/** Patterns that are hard to write and often needed. */
public enum KnownPattern {
    @Doc("Colours and other terminal control sequences.")
    ANSI_CONTROL_SEQUENCES("\\x1b\\[[0-9;:?]*[ -/]*[@-~]|\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)|\\x1b[@-Z\\\\^_]"),
    @Doc("E-mail addresses.")
    EMAIL("[A-Za-z0-9._%+-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"),
    @Doc("IPv4 addresses in dotted decimal.")
    IPV4("\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\b"),
    @Doc("IPv6 addresses; of those that begin with two colons only ::1 and mapped IPv4 addresses.")
    IPV6(ipv6()),
    @Doc("UUIDs in any case.")
    UUID("\\b[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\\b");

    private final String source;

    KnownPattern(String source) {
        this.source = source;
    }

    /** Returns the pattern. */
    public Regex regex() {
        return Regex.parse(source);
    }

    private static String ipv6() {
        String part = "[0-9A-Fa-f]{1,4}";
        StringBuilder all = new StringBuilder("\\b(?:" + part + ":){7}" + part + "\\b");
        for (int before = 6; before >= 1; before--) {
            all.append("|\\b(?:" + part + ":){" + before + "}(?::" + part + "){1," + (7 - before) + "}\\b");
        }
        return all + "|::(?:1|[Ff]{4}:\\d{1,3}(?:\\.\\d{1,3}){3})\\b";
    }
}
