package io.canto.spi;

import java.util.Locale;

/** The four kinds of operator. */
public enum OperatorKind {
    /** Brings records in. */
    INPUT,
    /** Turns a value into fields. */
    PARSER,
    /** Changes, drops, keeps, multiplies or routes records. */
    TRANSFORMER,
    /** Takes records out. */
    OUTPUT;

    /** Returns the kind of an operator's options. */
    public static OperatorKind of(Class<? extends OperatorConfig> type) {
        if (InputConfig.class.isAssignableFrom(type)) {
            return INPUT;
        }
        if (ParserConfig.class.isAssignableFrom(type)) {
            return PARSER;
        }
        return OutputConfig.class.isAssignableFrom(type) ? OUTPUT : TRANSFORMER;
    }

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
