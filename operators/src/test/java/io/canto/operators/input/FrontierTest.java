package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void it_is_the_end_of_the_longest_settled_prefix_in_whatever_order_they_are_settled() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            AtomicLong reached = new AtomicLong();
            Frontier frontier = new Frontier(position -> reached.set(position.offset()));
            List<Frontier.Part> parts = new ArrayList<>();
            List<Frontier.Part> open = new ArrayList<>();
            List<Boolean> settled = new ArrayList<>();
            for (int step = 0; step < 200; step++) {
                if (open.isEmpty() || random.nextInt(3) > 0 && parts.size() < 100) {
                    Frontier.Part part = frontier.begin();
                    parts.add(part);
                    open.add(part);
                    settled.add(false);
                    part.endAt(FilePosition.at(10L * parts.size()));
                } else {
                    Frontier.Part part = open.remove(random.nextInt(open.size()));
                    settled.set(parts.indexOf(part), true);
                    part.settle();
                }
                int prefix = settled.indexOf(false);
                assertThat(reached.get())
                        .as("seed %s, step %s", seed, step)
                        .isEqualTo(10L * (prefix < 0 ? settled.size() : prefix));
                assertThat(frontier.isSettled()).as("seed %s", seed).isEqualTo(!settled.contains(false));
            }
        }
    }

    @Test
    void one_that_was_abandoned_holds_up_no_others() {
        AtomicLong reached = new AtomicLong();
        Frontier frontier = new Frontier(position -> reached.set(position.offset()));
        Frontier.Part refused = frontier.begin();
        frontier.abandon(refused);
        Frontier.Part again = frontier.begin();
        again.endAt(FilePosition.at(7));
        again.settle();

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
            parts.add(frontier.begin());
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
                    parts.get(part).settle();
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
