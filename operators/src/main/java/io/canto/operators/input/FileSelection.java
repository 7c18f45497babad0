package io.canto.operators.input;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which files are read, how often they are looked for, and how many at a time. */
public record FileSelection(
        @Doc("Leave out files that were not changed for this long.") @Nullable Duration excludeOlderThan,

        @Doc("Which of the files that match are read, and in what order.") @Nullable OrderingOptions orderingCriteria,

        @Doc(
                "How often to look for new lines and files; for files a fifth as often while none come or go, and for both a"
                        + " fifth as often, but not less than each second, when nothing came for ten seconds.")
        @Default("200ms")
        Duration pollInterval,

        @Doc("Half of this many files are kept open.") @Default("1024") @Range(min = 2, max = 100_000)
        int maxConcurrentFiles,

        @Doc("How many times half of max_concurrent_files are read in one poll; 0 for no limit.")
        @Default("0")
        @Range(min = 0)
        int maxBatches,

        @Doc("Read a file only while a shared lock on it can be had.") @Default("false")
        boolean acquireFsLock,

        @Doc("What happens when the graph refuses records, as on_error: fail does.") @Nullable RetryOptions retryOnFailure) {
    /** Checks the interval. */
    public FileSelection {
        if (pollInterval.toMillis() < 1) {
            throw new IllegalArgumentException("poll_interval must be 1ms at least");
        }
    }
}
