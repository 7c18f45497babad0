package io.canto.operators.input;

import io.canto.operators.store.CrashPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * How far a file is settled: the end of the longest run of settled deliveries from its beginning, in whatever order they
 * are settled. Thread-safe.
 */
final class Frontier {
    private final Deque<Part> open = new ArrayDeque<>();
    private final Consumer<FilePosition> moved;

    /**
     * Makes one.
     *
     * @param moved told of each new position, by the thread that settled
     */
    Frontier(Consumer<FilePosition> moved) {
        this.moved = moved;
    }

    /** Begins the next delivery. */
    synchronized Part begin() {
        Part part = new Part();
        open.add(part);
        return part;
    }

    /** Forgets a delivery that was refused. */
    synchronized void abandon(Part part) {
        open.remove(part);
    }

    /** Whether everything that was delivered is settled. */
    synchronized boolean isSettled() {
        return open.isEmpty();
    }

    private synchronized void settle(Part part) {
        part.isSettled = true;
        FilePosition reached = null;
        for (Iterator<Part> each = open.iterator(); each.hasNext(); ) {
            Part first = each.next();
            if (!first.isSettled) {
                break;
            }
            reached = first.end;
            each.remove();
        }
        if (reached != null) {
            moved.accept(reached);
        }
    }

    /** One delivery. */
    final class Part {
        private FilePosition end = FilePosition.START;
        private boolean isSettled;

        /** Says where it ends; before it is settled. */
        void endAt(FilePosition position) {
            end = position;
        }

        /** Says that it is settled; once. */
        void settle() {
            CrashPoint.BEFORE_FRONTIER.reach();
            Frontier.this.settle(this);
        }
    }
}
