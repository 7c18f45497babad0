package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordContextTest {
    @Test
    void arrivals_are_counted_for_each_checkpoint_by_identity() {
        RecordContext context = new RecordContext();
        String one = new String("checkpoint");
        String other = new String("checkpoint");
        assertThat(context.countSeen(one)).isEqualTo(1);
        assertThat(context.countSeen(other)).isEqualTo(1);
        assertThat(context.countSeen(one)).isEqualTo(2);
        assertThat(context.seen()).hasSize(1);
    }

    @Test
    void a_hundred_thousand_arrivals_and_steps_are_counted() {
        RecordContext context = new RecordContext();
        Object checkpoint = new Object();
        for (int at = 1; at <= 100_000; at++) {
            context.addToPath("loop");
            assertThat(context.countSeen(checkpoint)).isEqualTo(at);
        }
        assertThat(context.path()).startsWith("... -> loop -> ").endsWith("loop");
        assertThat(context.path().split(" -> ")).hasSize(RecordContext.MAX_PATH + 1);
    }

    @Test
    void a_short_path_is_shown_whole() {
        RecordContext context = new RecordContext();
        assertThat(context.path()).isEmpty();
        context.addToPath("a");
        assertThat(context.path()).isEqualTo("a");
        context.addToPath("b");
        context.addToPath("a");
        assertThat(context.path()).isEqualTo("a -> b -> a");
        for (int at = 3; at < RecordContext.MAX_PATH; at++) {
            context.addToPath("c");
        }
        assertThat(context.path()).startsWith("a -> b -> a -> c").doesNotContain("...");
        context.addToPath("d");
        assertThat(context.path()).startsWith("... -> b -> a -> c").endsWith("c -> d");
    }

    @Test
    void a_failure_is_shown_to_expressions() {
        RecordContext context = new RecordContext();
        RecordError error = new RecordError("parse", "parse_error", "no JSON", Instant.EPOCH);
        context.setError(error);
        assertThat(context.error()).isEqualTo(error);
        assertThat(context.values().get("error"))
                .isEqualTo(Map.of(
                        "operator", "parse", "code", "parse_error", "message", "no JSON", "time", Instant.EPOCH));
    }

    @Test
    void counts_can_be_taken_up_again_by_name() {
        RecordContext context = new RecordContext();
        StringBuilder checkpoint = new StringBuilder("g/loop");
        context.countSeen(checkpoint);
        context.countSeen(checkpoint);
        RecordContext other = new RecordContext();
        other.restoreSeen(context.seen());
        assertThat(other.seen()).isEqualTo(Map.of("g/loop", 2L));
        StringBuilder sameName = new StringBuilder("g/loop");
        assertThat(other.countSeen(new StringBuilder("g/else"))).isEqualTo(1);
        assertThat(other.countSeen(sameName)).isEqualTo(3);
        assertThat(other.fork().countSeen(sameName)).isEqualTo(4);
        assertThat(other.countSeen(sameName)).isEqualTo(4);
    }

    @Test
    void a_count_never_turns_negative() {
        RecordContext context = new RecordContext();
        Fields counts = new Fields();
        counts.put("loop", Integer.MAX_VALUE);
        context.restoreSeen(counts);
        assertThat(context.countSeen(new StringBuilder("loop"))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_fork_goes_its_own_way() {
        RecordContext context = new RecordContext();
        context.countSeen("a");
        context.addToPath("a");
        context.markDeadLetter();
        RecordContext fork = context.fork();
        fork.countSeen("a");
        fork.addToPath("b");
        context.addToPath("c");
        assertThat(context.countSeen("a")).isEqualTo(2);
        assertThat(fork.countSeen("a")).isEqualTo(3);
        assertThat(context.path()).isEqualTo("a -> c");
        assertThat(fork.path()).isEqualTo("a -> b");
        assertThat(fork.isDeadLetter()).isTrue();
    }
}
