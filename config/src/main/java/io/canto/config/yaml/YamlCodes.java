package io.canto.config.yaml;

/** The codes of the problems that reading YAML finds; stable, so that scripts and editors can rely on them. */
final class YamlCodes {
    /** A file is too large, or has too many values. */
    static final String TOO_LARGE = "too-large";

    /** A file has nothing in it. */
    static final String EMPTY_FILE = "empty-file";

    /** The syntax of YAML is broken. */
    static final String BAD_YAML = "bad-yaml";

    /** A second document begins. */
    static final String SECOND_DOCUMENT = "second-document";

    /** A tag is used. */
    static final String YAML_TAG = "yaml-tag";

    /** An alias has no anchor, stands inside of it, or there are too many. */
    static final String BAD_ALIAS = "bad-alias";

    /** The nesting is too deep. */
    static final String TOO_DEEP = "too-deep";

    /** A key is no text, empty or too long. */
    static final String BAD_KEY = "bad-key";

    /** A key stands twice in one map. */
    static final String DUPLICATE_KEY = "duplicate-key";

    private YamlCodes() {}
}
