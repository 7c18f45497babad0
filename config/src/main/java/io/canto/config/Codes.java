package io.canto.config;

/** The codes of the problems that loading finds; stable, so that scripts and editors can rely on them. */
final class Codes {
    /** A file, or a directory's files, cannot be read. */
    static final String UNREADABLE_FILE = "unreadable-file";

    /** A file is not UTF-8. */
    static final String NOT_UTF8 = "not-utf8";

    /** A file, graph or operator is not written as it must be. */
    static final String BAD_FORM = "bad-form";

    /** A graph has no operators. */
    static final String NO_OPERATORS = "no-operators";

    /** Two graphs have one name. */
    static final String DUPLICATE_GRAPH = "duplicate-graph";

    /** An operator has no type. */
    static final String MISSING_TYPE = "missing-type";

    /** There is no such type. */
    static final String UNKNOWN_TYPE = "unknown-type";

    /** There is no such option here. */
    static final String UNKNOWN_OPTION = "unknown-option";

    /** An option that must be there is not. */
    static final String MISSING_OPTION = "missing-option";

    /** A value is not what its option takes. */
    static final String BAD_VALUE = "bad-value";

    /** A field path is wrong. */
    static final String BAD_FIELD = "bad-field";

    /** An expression, template or pattern is wrong. */
    static final String BAD_EXPRESSION = "bad-expression";

    /** A pattern that has to be all of a text is written as if it were searched for. */
    static final String WHOLE_MATCH = "whole-match";

    /** Options do not go together. */
    static final String BAD_OPTIONS = "bad-options";

    /** A variable of the environment is not set, or written wrongly. */
    static final String BAD_VARIABLE = "bad-variable";

    /** A setting from the command line fits nothing. */
    static final String UNKNOWN_SETTING = "unknown-setting";

    /** There are more problems than are shown. */
    static final String MORE_PROBLEMS = "more-problems";

    private Codes() {}
}
