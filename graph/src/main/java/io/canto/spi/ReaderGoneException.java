package io.canto.spi;

import java.io.IOException;

/**
 * Says that nobody reads what an output writes any more, as when a pipe's other end is closed. There is nothing wrong and
 * nothing left to do: the run ends.
 */
public final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1;

    /** Makes one with what is gone, in lower case and without a full stop. */
    public ReaderGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
