package io.canto.spi;

/** Says that this graph must not go on. The engine stops it; the run ends with exit code 1. */
public final class PanicException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes one with what is wrong, in lower case and without a full stop. */
    public PanicException(String message) {
        super(message);
    }

    /** Makes one with what is wrong and the failure that led to it. */
    public PanicException(String message, Throwable cause) {
        super(message, cause);
    }
}
