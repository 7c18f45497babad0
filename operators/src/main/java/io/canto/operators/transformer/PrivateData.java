package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.spi.Doc;
import java.util.List;

/** Private data that can be found by its form. */
public enum PrivateData {
    @Doc("Payment card numbers: 13 to 19 digits with a right check digit.")
    CARD,
    @Doc("E-mail addresses.")
    EMAIL(new Form("@", KnownPattern.EMAIL.regex().source())),
    @Doc("IPv4 addresses.")
    IPV4(new Form(".", KnownPattern.IPV4.regex().source())),
    @Doc("IPv6 addresses.")
    IPV6(new Form(":", KnownPattern.IPV6.regex().source())),
    @Doc("UUIDs.")
    UUID(new Form("-", KnownPattern.UUID.regex().source())),
    @Doc(
            "Passwords, tokens and keys: private keys, JSON web tokens, those of well-known services, and values named so.")
    SECRET(
            new Form("PRIVATE KEY", "-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?"),
            new Form("eyJ", "\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"),
            new Form("AKIA", "\\bAKIA[0-9A-Z]{16}\\b"),
            new Form("ASIA", "\\bASIA[0-9A-Z]{16}\\b"),
            new Form("gh", "\\bgh[pousr]_[A-Za-z0-9]{30,}\\b"),
            new Form("xox", "\\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
            new Form("://", "\\b[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@]+:([^\\s/@]+)@"),
            new Form("", "(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/-]{8,}=*)"),
            new Form("=", namedValue("=")),
            new Form(":", namedValue(":")));

    private final List<Form> forms;

    PrivateData(Form... forms) {
        this.forms = List.of(forms);
    }

    private static String namedValue(String sign) {
        return "(?i)(?:passw(?:or)?d|passwd|pwd|secret|token|api[_-]?key)[\"']?\\s*" + sign
                + "\\s*[\"']?([^\\s\"',;&}]+)";
    }

    /** Returns how it can look; empty for what no pattern can find. */
    List<Search> searches() {
        return forms.stream()
                .map(form -> new Search(form.needed, Regex.parse(form.pattern)))
                .toList();
    }

    /** A pattern as it is written, and a text that stands in all that matches. */
    private record Form(String needed, String pattern) {}

    /**
     * A pattern, and a text that stands in all that matches it, for most texts do not have it.
     *
     * @param needed the text; empty if there is none
     * @param pattern the pattern
     */
    record Search(String needed, Regex pattern) {}
}
