package io.canto.graph;

import io.canto.record.Delivery;
import io.canto.record.Hold;
import io.canto.record.LogRecord;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Intake;
import io.canto.spi.Outlet;
import java.util.ArrayList;
import java.util.List;

/** How an input hands records to the lanes of its graph: what it emits is collected, and walks when a lane has time. */
final class LaneIntake implements Intake {
    /** Few enough for what is on its way to stay in the young generation. */
    private static final int RECORDS_A_PIECE = 256;

    private final InputNode input;
    private final List<InputNode> copies;
    private final LaneQueue queue;
    private final boolean isPatient;

    /**
     * Makes one.
     *
     * @param input what is polled
     * @param copies the same in each lane
     * @param isPatient whether it waits for each record until it has crossed
     */
    LaneIntake(InputNode input, List<InputNode> copies, LaneQueue queue, boolean isPatient) {
        this.input = input;
        this.copies = copies;
        this.queue = queue;
        this.isPatient = isPatient;
    }

    @Override
    public void deliver(Delivery.Source source, Walk walk) {
        deliver(0, source, walk);
    }

    @Override
    public void deliver(long bytes, Delivery.Source source, Walk walk) {
        queue.begin();
        try {
            Collector collector = new Collector(input.begin(bytes, source));
            walk.run(collector);
            collector.end(walk);
        } finally {
            queue.end();
        }
    }

    @Override
    public boolean ready() {
        return input.ready();
    }

    @Override
    public boolean once() {
        return input.once();
    }

    @Override
    public boolean bindsSources() {
        return queue.bindsSources();
    }

    @Override
    public void awaitWalks() {
        queue.awaitAll();
    }

    @Override
    public Intake oneByOne() {
        return new LaneIntake(input, copies, queue, true);
    }

    /** Collects the records of one delivery, and submits those that stand together and belong to one lane as one piece. */
    private final class Collector implements Emitter {
        private final InputNode.Begun begun;
        private final Delivery delivery;
        private List<LogRecord> records = new ArrayList<>();
        private int lane = LaneQueue.ANY;
        /** The place of the first that is collected. */
        private int first;

        Collector(InputNode.Begun begun) {
            this.begun = begun;
            delivery = begun.delivery();
        }

        @Override
        public void emit(LogRecord record) {
            int next = queue.laneOf(record);
            if (next != lane || records.size() == RECORDS_A_PIECE) {
                submitCollected();
                lane = next;
            }
            records.add(record);
            if (isPatient) {
                submitCollected();
            }
        }

        @Override
        public void emit(LogRecord record, Outlet outlet) {
            throw new IllegalStateException("an input has no ways out of its own");
        }

        @Override
        public void drop(LogRecord record, DropReason reason) {
            submitCollected();
            lane = queue.laneOf(record);
            submit(delivery.hold(first), out -> out.drop(record, reason));
            first++;
        }

        private void submitCollected() {
            if (!records.isEmpty()) {
                List<LogRecord> part = records;
                submit(delivery.hold(first), out -> part.forEach(out::emit));
                first += part.size();
                records = new ArrayList<>(RECORDS_A_PIECE);
            }
        }

        /** Submits what is left; with that the walk is over. */
        void end(Walk walk) {
            begun.walked(first + records.size());
            int place = first;
            submit(new LaneQueue.Work() {
                @Override
                public void run(int at) {
                    copies.get(at).walk(delivery, place, out -> records.forEach(out::emit));
                }

                @Override
                public void crossed(Turn turn) {
                    walk.crossed();
                }

                @Override
                public Delivery walked() {
                    return delivery;
                }
            });
        }

        /**
         * Submits a part of the delivery that is not its last. Outputs write a delivery as a whole, so that a crash does not
         * find half of it written and nothing of it settled.
         */
        private void submit(Hold hold, Walk part) {
            int place = first;
            submit(new LaneQueue.Work() {
                @Override
                public void run(int at) {
                    copies.get(at).walk(delivery, place, part);
                }

                @Override
                public boolean endsTurn() {
                    return false;
                }

                @Override
                public void crossed(Turn turn) {
                    turn.releaseLater(hold);
                }
            });
        }

        private void submit(LaneQueue.Work work) {
            long ticket = queue.submitPart(lane, work);
            if (isPatient) {
                queue.await(ticket);
            }
        }
    }
}
