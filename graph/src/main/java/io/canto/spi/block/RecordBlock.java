package io.canto.spi.block;

import io.canto.record.LogRecord;
import io.canto.spi.OperatorContext;

/** Options that say how one part of a record is set from its fields. */
public interface RecordBlock {
    /** Makes what does it. */
    Step build(OperatorContext context);

    /** Sets one part of a record. Called by one thread at a time. */
    @FunctionalInterface
    interface Step {
        /**
         * Sets it.
         *
         * @throws io.canto.record.RecordException if the fields do not allow it
         */
        void apply(LogRecord record);
    }
}
