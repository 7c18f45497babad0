package io.canto.operators;

import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an input or output has around it in a test: a clock that stands still, counts, and warnings kept. */
public final class TestContext implements OperatorContext {
    private final Path directory;
    private final @Nullable Path state;
    private final Map<String, Long> counts = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private Duration setBack = Duration.ZERO;

    /** Makes one with the folder where relative paths begin, and perhaps one for what survives. */
    public TestContext(Path directory, @Nullable Path state) {
        this.directory = directory;
        this.state = state;
    }

    /** Moves the clock. */
    public void advance(Duration amount) {
        now = now.plus(amount);
    }

    /** Sets the clock back, as somebody may do with that of the machine. */
    public void setBack(Duration amount) {
        setBack = setBack.plus(amount);
    }

    /** Runs every timer once. */
    public void tick() {
        ticks.forEach(tick -> tick.run(new TestIntake(false)));
    }

    /** Returns a count. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Returns the warnings so far. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public String id() {
        return "tested";
    }

    @Override
    public String graph() {
        return "main";
    }

    @Override
    public InstantSource clock() {
        return () -> now.minus(setBack);
    }

    @Override
    public InstantSource stopwatch() {
        return () -> now;
    }

    @Override
    public void every(Duration period, Tick task) {
        ticks.add(task);
    }

    @Override
    public Outlet outlet(List<OperatorId> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Outlet find(String id) {
        return null;
    }

    @Override
    public Counter counter(String name) {
        return amount -> counts.merge(name, amount, Long::sum);
    }

    @Override
    public Path resolve(String path) {
        return directory.resolve(path).normalize();
    }

    @Override
    public @Nullable Path stateDirectory() {
        return state;
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }
}
