package io.canto.operators.input;

import io.canto.operators.store.CrashPoint;
import io.canto.record.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far a file is settled: the end of the longest run of settled records from its beginning, in whatever order they are
 * settled. Thread-safe.
 */
final class Frontier {
    private final Deque<Part> open = new ArrayDeque<>();
    private final Consumer<FilePosition> moved;
    private @Nullable FilePosition told;

    /**
     * Makes one.
     *
     * @param moved told of each new position, by the thread that settled
     */
    Frontier(Consumer<FilePosition> moved) {
        this.moved = moved;
    }

    /**
     * Begins the next delivery.
     *
     * @param positions returns where a record of it begins; asked until its walk is over, or {@link Part#leave}
     */
    synchronized Part begin(IntFunction<FilePosition> positions) {
        Part part = new Part(positions);
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

    private void move() {
        FilePosition reached = null;
        Part first = open.peek();
        while (first != null && first.isSettled) {
            reached = first.end;
            open.remove();
            first = open.peek();
        }
        if (first != null && first.reached != null) {
            reached = first.reached;
        }
        if (reached != null && reached != told) {
            told = reached;
            CrashPoint.BEFORE_FRONTIER.reach();
            moved.accept(reached);
        }
    }

    /** One delivery. */
    final class Part implements Delivery.Source {
        private final Deque<Held> held = new ArrayDeque<>(1);
        private @Nullable IntFunction<FilePosition> positions;
        private FilePosition end = FilePosition.START;
        /** How far it is settled, if it is in part. */
        private @Nullable FilePosition reached;

        private boolean isSettled;

        private Part(IntFunction<FilePosition> positions) {
            this.positions = positions;
        }

        /** Says where it ends; before it is settled. */
        void endAt(FilePosition position) {
            end = position;
        }

        /** Says that nobody will ask any more where its records begin. */
        void leave() {
            synchronized (Frontier.this) {
                positions = null;
            }
        }

        @Override
        public void held(int[] places) {
            synchronized (Frontier.this) {
                if (positions != null) {
                    for (int place : places) {
                        held.add(new Held(place, positions.apply(place)));
                    }
                    positions = null;
                }
            }
        }

        @Override
        public void settledBefore(int place) {
            synchronized (Frontier.this) {
                while (!held.isEmpty() && held.element().place <= place) {
                    reached = held.remove().position;
                }
                move();
            }
        }

        @Override
        public void settled() {
            synchronized (Frontier.this) {
                isSettled = true;
                positions = null;
                move();
            }
        }
    }

    /** Where a record begins that was held when the walk had returned. */
    private record Held(int place, FilePosition position) {}
}
