package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.Delivery;
import io.canto.record.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final int RECORDS = 5;
    private static final int BYTES = 10;

    @Test
    void it_is_the_first_record_that_is_not_settled_in_whatever_order_they_are_settled() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Settling all = new Settling();
            for (int step = 0; step < 200; step++) {
                if (all.open.isEmpty() || random.nextInt(3) > 0 && all.deliveries < 60) {
                    all.deliver(random);
                } else {
                    all.open.remove(random.nextInt(all.open.size())).hold.release();
                }
                long first = all.open.stream().mapToLong(Open::offset).min().orElse(all.end());
                assertThat(all.reached).as("seed %s, step %s", seed, step).hasValue(first);
                assertThat(all.frontier.isSettled()).as("seed %s", seed).isEqualTo(all.open.isEmpty());
            }
        }
    }

    /** Deliveries of a file, and what holds them. */
    private static final class Settling {
        final AtomicLong reached = new AtomicLong();
        final Frontier frontier = new Frontier(position -> reached.set(position.offset()));
        final List<Open> open = new ArrayList<>();
        int deliveries;

        long end() {
            return (long) deliveries * RECORDS * BYTES;
        }

        /** Delivers records, some of which are held; the walk is over, or an output cannot be flushed. */
        void deliver(Random random) {
            long begin = end();
            deliveries++;
            Frontier.Part part = frontier.begin(place -> FilePosition.at(begin + (long) place * BYTES));
            Delivery delivery = new Delivery(part);
            part.endAt(FilePosition.at(end()));
            boolean isStuck = random.nextInt(5) == 0;
            for (int holds = random.nextInt(4); holds > 0; holds--) {
                int place = random.nextInt(RECORDS);
                open.add(new Open(delivery.hold(place), begin + (long) place * BYTES));
            }
            delivery.walked();
            if (isStuck) {
                open.add(new Open(delivery.walk(), begin));
            } else {
                delivery.walk().release();
            }
        }
    }

    /** A hold, and the offset that the frontier does not pass while it is there. */
    private record Open(Hold hold, long offset) {}

    @Test
    void one_that_was_abandoned_holds_up_no_others() {
        AtomicLong reached = new AtomicLong();
        Frontier frontier = new Frontier(position -> reached.set(position.offset()));
        Frontier.Part refused = frontier.begin(FilePosition::at);
        frontier.abandon(refused);
        Frontier.Part again = frontier.begin(FilePosition::at);
        again.endAt(FilePosition.at(7));
        again.settled();

        assertThat(reached).hasValue(7);
        assertThat(frontier.isSettled()).isTrue();
    }

    @Test
    void it_never_goes_back_however_threads_race() throws Exception {
        int threads = 3;
        int each = 3_000;
        List<Long> moves = new ArrayList<>();
        Frontier frontier = new Frontier(position -> moves.add(position.offset()));
        List<Frontier.Part> parts = new ArrayList<>();
        for (int part = 0; part < threads * each; part++) {
            parts.add(frontier.begin(FilePosition::at));
            parts.get(part).endAt(FilePosition.at(part + 1));
        }
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            running.add(new Thread(() -> {
                try {
                    start.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                for (int part = first; part < parts.size(); part += threads) {
                    parts.get(part).settled();
                }
            }));
        }
        running.forEach(Thread::start);
        for (Thread thread : running) {
            thread.join(30_000);
        }

        assertThat(moves).isSorted().endsWith((long) threads * each);
    }
}
