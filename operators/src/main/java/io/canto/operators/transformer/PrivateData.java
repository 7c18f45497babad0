package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.spi.Doc;
import java.util.List;

/** Private data that can be found by its form. */
public enum PrivateData {
    @Doc("Payment card numbers: 13 to 19 digits with a right check digit.")
    CARD(List.of()),
    @Doc("E-mail addresses.")
    EMAIL(KnownPattern.EMAIL),
    @Doc("IPv4 addresses.")
    IPV4(KnownPattern.IPV4),
    @Doc("IPv6 addresses.")
    IPV6(KnownPattern.IPV6),
    @Doc("UUIDs.")
    UUID(KnownPattern.UUID),
    @Doc(
            "Passwords, tokens and keys: private keys, JSON web tokens, those of well-known services, and values named so.")
    SECRET(List.of(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?",
            "\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*",
            "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b",
            "\\bgh[pousr]_[A-Za-z0-9]{30,}\\b",
            "\\bxox[abeprs]-[A-Za-z0-9-]{10,}",
            "\\b[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@]+:([^\\s/@]+)@",
            "(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/-]{8,}=*)",
            "(?i)(?:passw(?:or)?d|passwd|pwd|secret|token|api[_-]?key)[\"']?\\s*[=:]\\s*[\"']?([^\\s\"',;&}]+)"));

    private final List<String> sources;

    PrivateData(List<String> sources) {
        this.sources = sources;
    }

    PrivateData(KnownPattern pattern) {
        this(List.of(pattern.regex().source()));
    }

    /** Returns the patterns; none for what no pattern can find. */
    List<Regex> patterns() {
        return sources.stream().map(Regex::parse).toList();
    }
}
