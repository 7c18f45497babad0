package io.canto.expr;

import io.canto.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One part of a compiled expression. Nodes are immutable and shared by all threads; what belongs to one evaluation is in
 * its {@link Frame}. They do not throw: a part without a value returns a {@link Failure}, and whoever asked passes it on.
 */
abstract class Node {
    /** Returns the value, of a kind a record can hold, or a failure. */
    abstract @Nullable Object value(LogRecord record, Frame frame);

    /** Says whether the value is true; nodes that answer yes or no do so here without boxing. */
    Verdict test(LogRecord record, Frame frame) {
        return verdict(value(record, frame));
    }

    /** Returns what is known of the value before there is a record. */
    Kind kind() {
        return Kind.ANY;
    }

    /** Whether the value is the same for every record and every time, so that it can be computed once. */
    boolean isConstant() {
        return false;
    }

    static Verdict verdict(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? Verdict.YES : Verdict.NO;
        }
        return value instanceof Failure failure ? failure : Failures.NOT_BOOLEAN.of(value);
    }

    /** A node that answers yes or no. */
    abstract static class Test extends Node {
        @Override
        abstract Verdict test(LogRecord record, Frame frame);

        @Override
        final @Nullable Object value(LogRecord record, Frame frame) {
            Verdict verdict = test(record, frame);
            if (verdict == Verdict.YES) {
                return Boolean.TRUE;
            }
            return verdict == Verdict.NO ? Boolean.FALSE : verdict;
        }

        @Override
        Kind kind() {
            return Kind.BOOLEAN;
        }
    }

    /** A test of one part, which needs nothing but its value. */
    abstract static class ValueTest extends Test {
        final Node subject;

        ValueTest(Node subject) {
            this.subject = subject;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            return test(subject.value(record, frame));
        }

        /** Tests a value of the part; a failure comes back as it is. */
        abstract Verdict test(@Nullable Object value);
    }

    /** A value that was written down or computed at load. */
    static final class Constant extends Node {
        final @Nullable Object value;

        Constant(@Nullable Object value) {
            this.value = value;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return value;
        }

        @Override
        Kind kind() {
            return value instanceof Failure ? Kind.ANY : Kind.of(value);
        }

        @Override
        boolean isConstant() {
            return true;
        }
    }
}
