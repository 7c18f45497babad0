package io.canto.operators.transformer;

import io.canto.record.LogRecord;
import io.canto.spi.Transformer;

/** A change of one record that neither drops nor keeps nor multiplies it. */
@FunctionalInterface
interface FieldChange {
    /**
     * Changes a record.
     *
     * @throws io.canto.record.RecordException if it cannot be changed
     */
    void apply(LogRecord record);

    /** Returns the transformer that changes each record and sends it on. */
    default Transformer toTransformer() {
        return (record, out) -> {
            apply(record);
            out.emit(record);
        };
    }
}
