package io.canto.record;

import org.jspecify.annotations.Nullable;

/**
 * Says that one record cannot be processed. It stays with its record: the operator's {@code on_error} decides what
 * happens to it. Carries no stack trace, as it states a fact about data and not about code.
 *
 * <p>The message names the field and the kind of value found, never the content of the record.
 */
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes one with what is wrong, in lower case and without a full stop. */
    public RecordException(String message) {
        this(message, null);
    }

    /** Makes one with what is wrong and the failure that led to it. */
    public RecordException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** The message; never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "no reason given" : message;
    }
}
