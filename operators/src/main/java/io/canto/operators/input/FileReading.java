package io.canto.operators.input;

import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;
import org.jspecify.annotations.Nullable;

/** How one file is read and told from others. */
public record FileReading(
        @Doc("Where to begin in files that are there at the first run: end if they are followed, else beginning.")
        @Nullable StartAt startAt,

        @Doc("Wait for new lines; else the input ends when everything is read.") @Default("true")
        boolean follow,

        @Doc("How many bytes at its beginning tell a file from others.") @Default("1000B")
        ByteSize fingerprintSize,

        @Doc("How many bytes are read at first; the buffer grows when there is more.") @Default("16KiB")
        ByteSize initialBufferSize,

        @Doc("How the files are compressed.") @Default("auto")
        Compression compression,

        @Doc("What happens when a file is shorter than what was read of it.") @Default("read_whole_file")
        OnTruncate onTruncate,

        @Doc("For how many polls a file that is gone is remembered.")
        @Default("10000")
        @Range(min = 0, max = 1_000_000_000)
        int pollsToArchive,

        @Doc("Delete a file when all of it is read and settled.") @Default("false")
        boolean deleteAfterRead) {
    /** Checks the sizes. */
    public FileReading {
        if (fingerprintSize.bytes() < 16 || fingerprintSize.bytes() > 1024 * 1024) {
            throw new IllegalArgumentException("fingerprint_size must be 16B to 1MiB");
        }
        if (initialBufferSize.bytes() < 1024 || initialBufferSize.bytes() > 16 * 1024 * 1024) {
            throw new IllegalArgumentException("initial_buffer_size must be 1KiB to 16MiB");
        }
        if (deleteAfterRead && startAt == StartAt.END) {
            throw new IllegalArgumentException("delete_after_read goes with start_at: beginning only");
        }
    }
}
