package io.canto.operators.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.record.LogRecord;
import io.canto.record.json.RecordFormat;
import io.canto.spi.ReaderGoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamOutputTest {
    private final List<String> warnings = new ArrayList<>();

    @Test
    void a_terminal_gets_no_control_characters() throws IOException {
        Unreliable channel = new Unreliable(new Random(1), 0);
        StreamOutput output = new StreamOutput(warnings::add, channel, RecordFormat.TEXT, true);

        output.write(LogRecord.of("a\tb\u001B[31mred\u0007 \u009Bx \u00E9\u007F"));
        output.flush();

        assertThat(channel.text()).isEqualTo("a\tb\\x1b[31mred\\x07 \\x9bx \u00E9\\x7f\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_line_is_torn_lost_or_doubled_by_short_and_failed_writes(long seed) throws IOException {
        Random random = new Random(seed);
        Unreliable channel = new Unreliable(random, 3);
        StreamOutput output = new StreamOutput(warnings::add, channel, RecordFormat.TEXT, false);
        StringBuilder expected = new StringBuilder();
        for (int line = 0; line < 2000; line++) {
            String body = "line " + line + "x".repeat(random.nextInt(300));
            output.write(LogRecord.of(body));
            expected.append(body).append('\n');
            if (random.nextInt(20) == 0) {
                output.flush();
            }
        }
        while (!output.flush()) {
            continue;
        }
        assertThat(channel.text()).as("seed %d", seed).isEqualTo(expected.toString());
    }

    @Test
    void a_reader_that_is_gone_is_told_from_a_failure() {
        Unreliable channel = new Unreliable(new Random(1), 0);
        channel.failure = "Broken pipe";
        StreamOutput output = new StreamOutput(warnings::add, channel, RecordFormat.RECORD, false);
        output.write(LogRecord.of("x"));

        assertThatThrownBy(output::flush).isInstanceOf(ReaderGoneException.class);
    }

    @Test
    void a_stream_that_is_closed_is_not_waited_for() {
        Unreliable channel = new Unreliable(new Random(1), 0);
        channel.failure = "Bad file descriptor";
        StreamOutput output = new StreamOutput(warnings::add, channel, RecordFormat.RECORD, false);
        output.write(LogRecord.of("x"));

        assertThatThrownBy(output::flush)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ReaderGoneException.class)
                .hasMessage("standard output is closed");
        assertThat(warnings).isEmpty();
    }

    @Test
    void why_it_waits_is_said_once() throws IOException {
        Unreliable channel = new Unreliable(new Random(1), 0);
        channel.failure = "No space left on device";
        StreamOutput output = new StreamOutput(warnings::add, channel, RecordFormat.TEXT, false);
        output.write(LogRecord.of("x"));

        assertThat(output.flush()).isFalse();
        assertThat(output.flush()).isFalse();

        assertThat(warnings).containsExactly("cannot write to standard output: No space left on device");
        channel.failure = null;
        assertThat(output.flush()).isTrue();
        assertThat(channel.text()).isEqualTo("x\n");
    }

    /** Takes a part of what it is given, or nothing. */
    private static final class Unreliable implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Random random;
        private final int failsOneIn;
        private @Nullable String failure;

        Unreliable(Random random, int failsOneIn) {
            this.random = random;
            this.failsOneIn = failsOneIn;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (failure != null) {
                throw new IOException(failure);
            }
            if (failsOneIn > 0 && random.nextInt(failsOneIn) == 0) {
                throw new IOException("No space left on device");
            }
            int count = failsOneIn == 0 ? source.remaining() : 1 + random.nextInt(source.remaining());
            for (int at = 0; at < count; at++) {
                taken.write(source.get());
            }
            return count;
        }

        String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
