package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Nodes that decide: and, or, not, the ternary and Elvis. */
final class Logic {
    private Logic() {}

    /** Every part holds; looks no further than the first that does not. */
    static final class And extends Node.Test {
        final Node first;
        private final Node second;
        private final Node[] more;

        /** Takes two parts or more. */
        And(Node... parts) {
            first = parts[0];
            second = parts[1];
            more = Arrays.copyOfRange(parts, 2, parts.length);
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            Verdict verdict = first.test(record, frame);
            if (verdict != Verdict.YES) {
                return verdict;
            }
            verdict = second.test(record, frame);
            for (int at = 0; at < more.length && verdict == Verdict.YES; at++) {
                verdict = more[at].test(record, frame);
            }
            return verdict;
        }
    }

    /** Some part holds; looks no further than the first that does. */
    static final class Or extends Node.Test {
        final Node[] parts;
        private final Node first;
        private final Node second;
        private final Node[] more;

        /** Takes two parts or more. */
        Or(Node... parts) {
            this.parts = parts;
            first = parts[0];
            second = parts[1];
            more = Arrays.copyOfRange(parts, 2, parts.length);
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            Verdict verdict = first.test(record, frame);
            if (verdict != Verdict.NO) {
                return verdict;
            }
            verdict = second.test(record, frame);
            for (int at = 0; at < more.length && verdict == Verdict.NO; at++) {
                verdict = more[at].test(record, frame);
            }
            return verdict;
        }
    }

    /** Returns the node for what holds where a part does not. */
    static Node not(Node part) {
        return part instanceof Node.ValueTest test ? new NotValue(test) : new Not(part);
    }

    private static Verdict turned(Verdict verdict) {
        if (verdict == Verdict.YES) {
            return Verdict.NO;
        }
        return verdict == Verdict.NO ? Verdict.YES : verdict;
    }

    private static final class NotValue extends Node.ValueTest {
        private final Node.ValueTest test;

        NotValue(Node.ValueTest test) {
            super(test.subject);
            this.test = test;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            return turned(test.test(record, frame));
        }

        @Override
        Verdict test(@Nullable Object value) {
            return turned(test.test(value));
        }
    }

    /** A part does not hold. */
    static final class Not extends Node.Test {
        private final Node part;

        Not(Node part) {
            this.part = part;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            return turned(part.test(record, frame));
        }
    }

    /** One of two parts, by a third. */
    static final class Ternary extends Node {
        private final Node condition;
        private final Node then;
        private final Node otherwise;

        Ternary(Node condition, Node then, Node otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Verdict verdict = condition.test(record, frame);
            if (verdict == Verdict.YES) {
                return then.value(record, frame);
            }
            return verdict == Verdict.NO ? otherwise.value(record, frame) : verdict;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            Verdict verdict = condition.test(record, frame);
            if (verdict == Verdict.YES) {
                return then.test(record, frame);
            }
            return verdict == Verdict.NO ? otherwise.test(record, frame) : verdict;
        }

        @Override
        Kind kind() {
            return then.kind().or(otherwise.kind());
        }
    }

    /** A part, or another where the first is null or empty text. */
    static final class Elvis extends Node {
        private final Node part;
        private final Node otherwise;

        Elvis(Node part, Node otherwise) {
            this.part = part;
            this.otherwise = otherwise;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object value = part.value(record, frame);
            return value == null || value.equals("") ? otherwise.value(record, frame) : value;
        }

        @Override
        Kind kind() {
            return part.kind() == Kind.NULL ? otherwise.kind() : part.kind().or(otherwise.kind());
        }
    }
}
