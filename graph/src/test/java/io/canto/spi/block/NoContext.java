package io.canto.spi.block;

import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A context for blocks that need no more than the time. */
final class NoContext implements OperatorContext {
    @Override
    public String id() {
        return "block";
    }

    @Override
    public String graph() {
        return "test";
    }

    @Override
    public InstantSource clock() {
        return () -> Instant.parse("2026-06-01T00:00:00Z");
    }

    @Override
    public void every(Duration period, Tick task) {
        throw new UnsupportedOperationException();
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
        return amount -> {};
    }

    @Override
    public Path resolve(String path) {
        return Path.of(path);
    }

    @Override
    public @Nullable Path stateDirectory() {
        return null;
    }

    @Override
    public void warn(String message) {
        throw new UnsupportedOperationException(message);
    }
}
