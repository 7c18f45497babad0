package io.canto.operators.output;

import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a file is put aside and a new one begun. A rotated file has the time of its rotation behind its name. */
public record RotationOptions(
        @Doc("Rotate when the file is this large.") @Nullable ByteSize size,

        @Doc("Rotate when this period is over, counted from midnight UTC.") @Nullable Duration every,

        @Doc("How many rotated files are kept; older ones are deleted.") @Default("10") @Range(min = 1, max = 100_000)
        int keep,

        @Doc("Compress rotated files, beside the writing; what is left at the end is for the next run.")
        @Default("false")
        boolean gzip) {
    /** Checks that there is a reason to rotate. */
    public RotationOptions {
        if (size == null && every == null) {
            throw new IllegalArgumentException("set size or every");
        }
        if (every != null && every.toMillis() < 1000) {
            throw new IllegalArgumentException("every must be 1s at least");
        }
        if (size != null && size.bytes() < 1) {
            throw new IllegalArgumentException("size must be 1B at least");
        }
    }
}
