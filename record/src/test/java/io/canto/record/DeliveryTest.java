package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    void without_holds_it_is_settled_when_the_walk_returns() {
        Told told = new Told();
        Delivery delivery = new Delivery(told);
        assertThat(delivery.isDone()).isFalse();
        delivery.walk().release();
        assertThat(told.calls).containsExactly("settled");
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void after_its_end_nothing_can_be_held_or_released() {
        Told told = new Told();
        Delivery delivery = new Delivery(told);
        Hold hold = delivery.hold(0);
        hold.release();
        assertThatThrownBy(hold::release).isInstanceOf(IllegalStateException.class);
        delivery.walk().release();
        assertThatThrownBy(delivery.walk()::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> delivery.hold(0)).isInstanceOf(IllegalStateException.class);
        assertThat(told.calls).containsExactly("settled");
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void while_records_are_held_it_is_settled_up_to_the_first_of_them() {
        Told told = new Told();
        Delivery delivery = new Delivery(told);
        Hold early = delivery.hold(1);
        Hold middle = delivery.hold(3);
        Hold again = delivery.hold(3);
        Hold late = delivery.hold(7);
        early.release();
        assertThat(told.calls).isEmpty();
        delivery.walked();
        delivery.walk().release();
        assertThat(told.calls).containsExactly("held 3 3 7", "before 3");
        middle.release();
        late.release();
        assertThat(told.calls).hasSize(2);
        Hold later = delivery.hold(5);
        again.release();
        later.release();
        assertThat(told.calls).containsExactly("held 3 3 7", "before 3", "before 5", "settled");
    }

    @Test
    void one_that_failed_is_done_but_never_settled() {
        Told told = new Told();
        Delivery delivery = new Delivery(told);
        Hold first = delivery.hold(0);
        Hold second = delivery.hold(1);
        delivery.fail();
        delivery.walked();
        delivery.walk().release();
        first.release();
        second.release();
        assertThat(told.calls).isEmpty();
        assertThat(delivery.isFailed()).isTrue();
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void the_untracked_one_takes_no_notice() {
        Delivery delivery = Delivery.untracked();
        Hold hold = delivery.hold(0);
        hold.release();
        hold.release();
        delivery.walk().release();
        delivery.fail();
        assertThat(delivery.isFailed()).isFalse();
        assertThat(delivery.isDone()).isFalse();
    }

    @Test
    void its_source_always_knows_the_first_record_that_is_held() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Told told = new Told();
            Delivery delivery = new Delivery(told);
            List<Hold> open = new ArrayList<>();
            int walked = random.nextInt(30);
            for (int step = 0; step < 60; step++) {
                boolean takes = step < walked || !open.isEmpty() && random.nextInt(3) == 0;
                if (takes && random.nextInt(3) > 0) {
                    int first = step < walked
                            ? 0
                            : open.stream().mapToInt(hold -> hold.place).min().orElseThrow();
                    open.add(delivery.hold(first + random.nextInt(20)));
                } else if (!open.isEmpty()) {
                    open.remove(random.nextInt(open.size())).release();
                }
                if (step == walked) {
                    delivery.walked();
                    delivery.walk().release();
                }
                int first = open.stream().mapToInt(hold -> hold.place).min().orElse(Told.ALL);
                assertThat(told.settledBefore)
                        .as("seed %s, step %s", seed, step)
                        .isEqualTo(step < walked ? 0 : first);
            }
            open.forEach(Hold::release);
            assertThat(told.settledBefore).as("seed %s", seed).isEqualTo(Told.ALL);
        }
    }

    @Test
    void it_is_settled_exactly_once_however_the_releases_race() throws Exception {
        int threads = 4;
        int rounds = 4_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger[] settled = new AtomicInteger[rounds];
            Delivery[] deliveries = new Delivery[rounds];
            Hold[][] holds = new Hold[threads][rounds];
            for (int round = 0; round < rounds; round++) {
                AtomicInteger count = new AtomicInteger();
                settled[round] = count;
                deliveries[round] = new Delivery(count::incrementAndGet);
                holds[0][round] = deliveries[round].walk();
                for (int thread = 1; thread < threads; thread++) {
                    holds[thread][round] = deliveries[round].hold(thread);
                }
            }
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Hold[] mine = holds[thread];
                running.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    for (int round = 0; round < rounds; round++) {
                        deliveries[round].hold(round % 7).release();
                        mine[round].release();
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
            for (int round = 0; round < rounds; round++) {
                assertThat(settled[round]).as("round %s", round).hasValue(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** A source that notes what it is told. */
    private static final class Told implements Delivery.Source {
        static final int ALL = Integer.MAX_VALUE;
        final List<String> calls = new ArrayList<>();
        int settledBefore;

        @Override
        public void settled() {
            calls.add("settled");
            settledBefore = ALL;
        }

        @Override
        public void held(int[] places) {
            calls.add("held " + Arrays.stream(places).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
            assertThat(places).isSorted();
        }

        @Override
        public void settledBefore(int place) {
            calls.add("before " + place);
            assertThat(place).isGreaterThanOrEqualTo(settledBefore);
            settledBefore = place;
        }
    }
}
