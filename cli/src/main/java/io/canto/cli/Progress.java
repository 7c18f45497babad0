package io.canto.cli;

import io.canto.graph.Engine;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that tells how far a run is; nothing where nobody looks, or where the data itself is shown. */
final class Progress implements AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String CLEAR = "\r\u001b[K";
    private static final double NANOS = 1e9;

    private final @Nullable PrintStream to;
    private final Engine engine;
    private final long started = System.nanoTime();
    private long lastNanos = started;
    private long lastCount;
    private boolean shown;

    private Progress(@Nullable PrintStream to, Engine engine) {
        this.to = to;
        this.engine = engine;
    }

    static Progress of(Session session, Engine engine) {
        return new Progress(session.errIsTerminal() && !session.outIsTerminal() ? session.progress() : null, engine);
    }

    /** Returns how long to wait from one look to the next. */
    Duration interval() {
        return to == null ? LONG : INTERVAL;
    }

    /** Shows it, if it is time to. */
    void show() {
        long now = System.nanoTime();
        PrintStream terminal = to;
        if (terminal == null || now - started < FIRST_NANOS) {
            return;
        }
        long count = engine.ledger().in();
        long rate = Math.round((count - lastCount) / ((now - lastNanos) / NANOS));
        terminal.print(CLEAR + RunSummary.number(count) + " records  " + RunSummary.number(rate) + "/s  "
                + Math.round((now - started) / NANOS) + " s");
        terminal.flush();
        shown = true;
        lastCount = count;
        lastNanos = now;
    }

    @Override
    public void close() {
        PrintStream terminal = to;
        if (terminal != null && shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }
}
