package io.canto.graph;

import io.canto.expr.Condition;
import io.canto.expr.Failure;
import io.canto.expr.Verdict;
import io.canto.record.Hold;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.record.RecordException;
import io.canto.record.RecordOwner;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Outlet;
import io.canto.spi.PanicException;
import org.jspecify.annotations.Nullable;

/**
 * One operator of an open graph, and all that is done around every operator: seen guard, {@code if}, {@code on_error},
 * counting, forking.
 *
 * <p>A record is in the hand of one node at a time, which its owner says. That is how a node knows after the operator's
 * call whether the record went on, and how an operator is caught that emits a record twice.
 */
abstract class Node implements RecordOwner, Emitter {
    final String graph;
    final OperatorDeclaration declaration;
    final Turn turn;
    final Tally tally = new Tally();
    final Targets output = new Targets();
    final Targets errorRoute = new Targets();
    final Targets seenRoute = new Targets();
    private final @Nullable Condition condition;
    private final FailureLog failures;
    private @Nullable SeenGuard guard;
    /** Whether there is nothing to do around the operator that costs time. */
    private boolean plain;

    private boolean closed;
    /** Why the operator could not emit what it keeps when it was drained last; null if it could. */
    @Nullable String drainFailure;

    Node(String graph, OperatorDeclaration declaration, Turn turn) {
        this(graph, declaration, turn, declaration.common().if_());
    }

    Node(String graph, OperatorDeclaration declaration, Turn turn, @Nullable Condition condition) {
        this.graph = graph;
        this.declaration = declaration;
        this.turn = turn;
        this.condition = condition;
        failures = new FailureLog(graph, declaration.id(), turn.stopwatch);
        plain = condition == null && turn.probe == null;
    }

    /** Makes this node a checkpoint, or has it note that records passed. */
    void guard(SeenGuard seenGuard) {
        guard = seenGuard;
        plain = false;
    }

    /** Does the operator's work on a record, which ends in this node's hand, or elsewhere. */
    abstract void work(LogRecord record);

    /** The reason under which a record is counted that the operator fails on and that is dropped for it. */
    DropReason failureReason() {
        return DropReason.OPERATOR_ERROR;
    }

    /** Emits all that the operator keeps. */
    void drain() {}

    /** Closes the operator, once. */
    final void close() throws Exception {
        if (!closed) {
            closed = true;
            failures.sayUnsaid();
            closeOperator();
        }
    }

    abstract void closeOperator() throws Exception;

    /** Takes a record into this node's hand. */
    final void take(LogRecord record) {
        tally.in++;
        record.setOwner(this);
        try {
            if (plain || admits(record)) {
                work(record);
            }
        } catch (PanicException e) {
            throw e;
        } catch (RecordException e) {
            fail(record, failureReason(), e.getMessage(), null);
        } catch (Exception | StackOverflowError | LinkageError e) {
            fail(record, DropReason.OPERATOR_ERROR, describe(e), e);
        }
        if (record.owner() == this && !record.isRetained()) {
            end(record, DropReason.DISCARDED);
        }
    }

    private boolean admits(LogRecord record) {
        Probe probe = turn.probe;
        if (probe != null) {
            probe.arrived(graph, declaration.id(), record);
        }
        SeenGuard seen = guard;
        if (seen != null && !seen.admits(record, this)) {
            return false;
        }
        if (condition == null) {
            return true;
        }
        Verdict verdict = condition.test(record);
        if (verdict == Verdict.YES) {
            return true;
        }
        if (verdict instanceof Failure failure) {
            fail(record, DropReason.EXPR_ERROR, "if '" + condition + "': " + failure.message(), null);
        } else {
            if (probe != null) {
                probe.skipped(graph, declaration.id(), record);
            }
            pass(record);
        }
        return false;
    }

    /** Sends a record on that the operator does not work on. */
    void pass(LogRecord record) {
        emit(record);
    }

    @Override
    public final void emit(LogRecord record) {
        send(record, output);
    }

    @Override
    public final void emit(LogRecord record, Outlet outlet) {
        send(record, (Targets) outlet);
    }

    private void send(LogRecord record, Targets targets) {
        claim(record);
        if (targets.isEmpty()) {
            end(record, DropReason.NO_ROUTE);
            return;
        }
        tally.out++;
        Probe probe = turn.probe;
        if (probe != null) {
            probe.emitted(graph, declaration.id(), record, targets.names());
        }
        if (record.isRetained()) {
            tally.inFlight--;
            Hold hold = record.endRetention();
            targets.send(record, this);
            releaseLater(hold);
        } else {
            targets.send(record, this);
        }
    }

    @Override
    public final void drop(LogRecord record, DropReason reason) {
        claim(record);
        end(record, reason);
    }

    /** Counts a record that the operator made, and refuses one that is not the operator's. */
    private void claim(LogRecord record) {
        RecordOwner owner = record.owner();
        if (owner == this) {
            return;
        }
        if (owner != null) {
            throw new IllegalStateException("the operator emits a record that it has given away");
        }
        tally.created++;
        turn.tellTime(record);
        record.setOwner(this);
    }

    /** Ends the way of a record in this node's hand. */
    final void end(LogRecord record, DropReason reason) {
        if (turn.probe != null) {
            turn.probe.dropped(graph, declaration.id(), record, reason);
        }
        tally.drop(reason);
        leave(record);
    }

    /** Takes a record out of this node's hand for good. */
    final void leave(LogRecord record) {
        record.setOwner(Turn.NOBODY);
        if (record.isRetained()) {
            tally.inFlight--;
            releaseLater(record.endRetention());
        }
    }

    private void releaseLater(@Nullable Hold hold) {
        if (hold != null) {
            turn.releaseLater(hold);
        }
    }

    /** Does with a record what {@code on_error} says; one that has gone on already is left alone. */
    final void fail(LogRecord record, DropReason reason, String message, @Nullable Throwable cause) {
        tally.errors++;
        OnError onError = declaration.common().onError();
        failures.log(done(onError.mode()), onError.isQuiet(), message, cause);
        if (turn.probe != null) {
            turn.probe.failed(graph, declaration.id(), record, error(reason, message));
        }
        if (record.owner() != this || record.isRetained()) {
            return;
        }
        switch (onError.mode()) {
            case SEND, SEND_QUIET -> sendFailed(record, reason);
            case DROP, DROP_QUIET -> end(record, reason);
            case FAIL -> {
                record.delivery().fail();
                turn.refuse("operator '" + declaration.id() + "' refused a record: " + message);
                end(record, reason);
            }
            case PANIC -> throw new PanicException("operator '" + declaration.id() + "' failed: " + message);
            case ROUTE -> {
                record.context().setError(error(reason, message));
                record.context().markDeadLetter();
                emit(record, errorRoute);
            }
        }
    }

    /** Where nothing comes next, as behind an output, a record that would be sent on is dropped. */
    private OnError.Mode done(OnError.Mode mode) {
        boolean sends = mode == OnError.Mode.SEND || mode == OnError.Mode.SEND_QUIET;
        return sends && output.isEmpty() ? OnError.Mode.DROP : mode;
    }

    private void sendFailed(LogRecord record, DropReason reason) {
        if (output.isEmpty()) {
            end(record, reason);
        } else {
            emit(record);
        }
    }

    private RecordError error(DropReason reason, String message) {
        return new RecordError(declaration.id(), reason.toString(), message, turn.clock.instant());
    }

    private static String describe(Throwable failure) {
        return failure instanceof StackOverflowError
                ? "the stack overflowed"
                : failure.getClass().getSimpleName()
                        + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }

    /** Says that something is lost or looks wrong, at a bounded rate. */
    final void warn(String message) {
        failures.warn(message);
    }

    @Override
    public final void retained(LogRecord record) {
        tally.inFlight++;
        turn.keepLater(record);
        if (turn.probe != null) {
            turn.probe.retained(graph, declaration.id(), record);
        }
    }

    @Override
    public final void merged(LogRecord record) {
        tally.merged++;
        if (record.isRetained()) {
            tally.inFlight--;
        }
        if (turn.probe != null) {
            turn.probe.merged(graph, declaration.id(), record);
        }
        record.setOwner(Turn.NOBODY);
    }

    /** Returns what was counted so far. */
    Tally tally() {
        return tally;
    }
}
