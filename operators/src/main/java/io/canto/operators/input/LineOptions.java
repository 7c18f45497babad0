package io.canto.operators.input;

import io.canto.record.json.RecordFormat;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How bytes are cut into records: what inputs that read lines have in common. */
public record LineOptions(
        @Doc(
                "What a line is: the body as text (`text`), as JSON (`json`), or the whole record as JSON without (`record`) or with (`record_with_context`) its context.")
        @Default("text")
        RecordFormat format,

        @Doc("How the bytes are text; nop makes bodies of bytes and cuts no lines.") @Default("utf-8")
        TextEncoding encoding,

        @Doc("How lines are joined to records.") @Nullable MultilineOptions multiline,

        @Doc("How many bytes a record may have.") @Default("1MiB")
        ByteSize maxLogSize,

        @Doc("What becomes of a longer one.") @Default("split")
        OversizeBehavior maxLogSizeBehavior,

        @Doc(
                "How long the last record waits for its end when nothing more comes, 0s for ever. If it is not set, the last"
                        + " lines of a multiline record wait 500ms, and a line without its line end waits for ever.")
        @Nullable Duration forceFlushPeriod,

        @Doc("Keep white space at the beginning of a record.") @Default("false")
        boolean preserveLeadingWhitespaces,

        @Doc("Keep white space at the end of a record.") @Default("false")
        boolean preserveTrailingWhitespaces) {
    private static final long LARGEST = 256L * 1024 * 1024;
    private static final Duration GROUP_WAIT = Duration.ofMillis(500);

    /** Checks the options against each other. */
    public LineOptions {
        if (maxLogSize.bytes() < 1 || maxLogSize.bytes() > LARGEST) {
            throw new IllegalArgumentException("max_log_size must be 1B to 256MiB, not " + maxLogSize);
        }
        if (encoding.isNop() && multiline != null) {
            throw new IllegalArgumentException("multiline needs lines, and encoding nop has none");
        }
        if (encoding.isNop() && format != RecordFormat.TEXT) {
            throw new IllegalArgumentException("encoding nop goes with format text only");
        }
        if (forceFlushPeriod != null && forceFlushPeriod.isNegative()) {
            throw new IllegalArgumentException("force_flush_period cannot be negative");
        }
    }

    /** Returns what of the end of a source is complete when nothing came for so long. */
    Flush dueFlush(long waitedMillis) {
        if (forceFlushPeriod != null && isOver(forceFlushPeriod, waitedMillis)) {
            return Flush.ALL;
        }
        boolean isGroupOver = forceFlushPeriod == null && multiline != null && isOver(GROUP_WAIT, waitedMillis);
        return isGroupOver ? Flush.LINES : Flush.NONE;
    }

    private static boolean isOver(Duration wait, long waitedMillis) {
        return !wait.isZero() && waitedMillis >= wait.toMillis();
    }
}
