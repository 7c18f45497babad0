package io.canto.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the failures of one operator, a few in each interval and how many there were beside them. */
final class FailureLog {
    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);
    private static final int MAX_LINES = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final String name;
    private final InstantSource stopwatch;
    private Instant intervalEnd = Instant.MIN;
    private int lines;
    private long unsaid;

    FailureLog(String graph, String operator, InstantSource stopwatch) {
        this.name = graph + "/" + operator;
        this.stopwatch = stopwatch;
    }

    /**
     * Logs that a record failed.
     *
     * @param done what happens to it now
     */
    void log(OnError.Mode done, boolean isQuiet, String message, @Nullable Throwable cause) {
        if (isQuiet) {
            log.debug("operator '{}' failed: {} ({})", name, message, done);
        } else if (mayLog()) {
            log.warn("operator '{}' failed: {} ({})", name, message, done);
            if (cause != null) {
                log.debug("operator '{}' failed with", name, cause);
            }
        }
    }

    /** Logs that something is lost or looks wrong. */
    void warn(String message) {
        if (mayLog()) {
            log.warn("operator '{}': {}", name, message);
        }
    }

    /** Says how many lines were left out that nothing has told of yet. */
    void sayUnsaid() {
        if (unsaid > 0) {
            log.warn("operator '{}': {} more lines like this were not logged", name, unsaid);
            unsaid = 0;
        }
    }

    private boolean mayLog() {
        Instant now = stopwatch.instant();
        if (!now.isBefore(intervalEnd)) {
            sayUnsaid();
            intervalEnd = now.plus(INTERVAL);
            lines = 0;
        }
        if (lines >= MAX_LINES) {
            unsaid++;
            return false;
        }
        lines++;
        return true;
    }
}
