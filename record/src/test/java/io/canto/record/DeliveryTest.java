package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    void without_holds_it_is_settled_when_the_walk_returns() {
        AtomicInteger settled = new AtomicInteger();
        Delivery delivery = new Delivery(settled::incrementAndGet);
        assertThat(delivery.isDone()).isFalse();
        delivery.release();
        assertThat(settled).hasValue(1);
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void after_its_end_nothing_can_be_held_or_released() {
        AtomicInteger settled = new AtomicInteger();
        Delivery delivery = new Delivery(settled::incrementAndGet);
        delivery.release();
        assertThatThrownBy(delivery::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(delivery::hold).isInstanceOf(IllegalStateException.class);
        assertThat(settled).hasValue(1);
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void one_that_failed_is_done_but_never_settled() {
        AtomicInteger settled = new AtomicInteger();
        Delivery delivery = new Delivery(settled::incrementAndGet);
        delivery.hold();
        delivery.fail();
        delivery.release();
        delivery.release();
        assertThat(settled).hasValue(0);
        assertThat(delivery.isFailed()).isTrue();
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void the_untracked_one_takes_no_notice() {
        Delivery delivery = Delivery.untracked();
        delivery.hold();
        delivery.release();
        delivery.release();
        delivery.fail();
        assertThat(delivery.isFailed()).isFalse();
        assertThat(delivery.isDone()).isFalse();
    }

    @Test
    void it_is_settled_exactly_once_however_the_releases_race() throws Exception {
        int threads = 4;
        int rounds = 4_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger[] settled = new AtomicInteger[rounds];
            Delivery[] deliveries = new Delivery[rounds];
            for (int round = 0; round < rounds; round++) {
                AtomicInteger count = new AtomicInteger();
                settled[round] = count;
                deliveries[round] = new Delivery(count::incrementAndGet);
                for (int thread = 1; thread < threads; thread++) {
                    deliveries[round].hold();
                }
            }
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    for (Delivery delivery : deliveries) {
                        delivery.hold();
                        delivery.release();
                        delivery.release();
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
}
