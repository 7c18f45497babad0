package io.canto.operators.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.operators.TestContext;
import io.canto.operators.TestIntake;
import io.canto.record.json.RecordFormat;
import io.canto.spi.ByteSize;
import io.canto.spi.Poll;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamInputTest {
    private final TestContext context = new TestContext(Path.of("."), null);

    @Test
    void lines_are_records_without_their_ends_and_the_white_space_around_them() throws IOException {
        assertThat(read(Lines.defaults().options(), "one\r\n  two \nthree")).containsExactly("one", "two", "three");
    }

    @Test
    void white_space_is_kept_when_asked_for_but_a_carriage_return_is_part_of_the_line_end() throws IOException {
        LineOptions options = Lines.defaults().keepSpace().options();

        assertThat(read(options, " one \r\n\ttwo\n \n")).containsExactly(" one ", "\ttwo", " ");
    }

    @Test
    void empty_lines_are_no_records_and_counted() throws IOException {
        assertThat(read(Lines.defaults().options(), "\none\n\n\r\n  \ntwo\n")).containsExactly("one", "two");
        assertThat(context.count("empty_lines")).isEqualTo(4);
    }

    @Test
    void bytes_that_are_no_utf_8_are_replaced_and_the_line_is_counted() throws IOException {
        byte[] bytes = "gr\u00FC\u00DFe\nbad X\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;

        assertThat(read(Lines.defaults().options(), bytes)).containsExactly("gr\u00FC\u00DFe", "bad \uFFFD");
        assertThat(context.count("invalid_utf8")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"utf-16le", "utf-16be", "latin1", "big5", "windows-1252", "utf-32le", "iso-2022-jp", "ibm037"})
    void encodings_are_decoded(String encoding) throws IOException {
        String text = encoding.equals("big5") || encoding.equals("iso-2022-jp") ? "\u4E2D\u6587" : "caf\u00E9";
        TextEncoding parsed = TextEncoding.parse(encoding);
        byte[] bytes = (text + " \r\nplain\n").getBytes(parsed.charset());

        assertThat(read(Lines.defaults().encoding(encoding).options(), bytes)).containsExactly(text, "plain");
    }

    @Test
    void utf_8_raw_keeps_what_is_no_text_as_bytes() throws IOException {
        byte[] bytes = {'a', '\n', (byte) 0xFF, '\n'};

        assertThat(read(Lines.defaults().encoding("utf-8-raw").options(), bytes))
                .containsExactly("a", "bytes:/w==");
    }

    @Test
    void nop_makes_bytes_and_cuts_no_lines() throws IOException {
        assertThat(read(Lines.defaults().encoding("nop").options(), "a\nb\n")).containsExactly("bytes:YQpiCg==");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
        assertThat(read(Lines.defaults().options(), "\uFEFFone\ntwo\n")).containsExactly("one", "two");
    }

    @Test
    void a_line_over_the_limit_is_split_between_characters() throws IOException {
        LineOptions options = Lines.defaults().maxLogSize(4).options();

        assertThat(read(options, "abc\u00FCdefg\nnext\n")).containsExactly("abc", "\u00FCde", "fg", "next");
        assertThat(context.count("oversized")).isEqualTo(2);
    }

    @Test
    void a_line_over_the_limit_is_truncated_and_the_next_is_intact() throws IOException {
        LineOptions options = Lines.defaults().maxLogSize(4).truncate().options();

        assertThat(read(options, "abcdefghijkl\nnext\n")).containsExactly("abcd", "next");
        assertThat(context.count("oversized")).isEqualTo(1);
    }

    @Test
    void a_line_of_a_hundred_megabytes_is_cut_without_being_held() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 100_000_000;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left < -5) {
                    return -1;
                }
                if (left <= 0) {
                    left = -6;
                    byte[] end = "\nnext\n".getBytes(StandardCharsets.US_ASCII);
                    System.arraycopy(end, 0, into, from, end.length);
                    return end.length;
                }
                int count = (int) Math.min(left, length);
                java.util.Arrays.fill(into, from, from + count, (byte) 'x');
                left -= count;
                return count;
            }
        };
        LineOptions options = Lines.defaults().truncate().options();
        TestIntake intake = new TestIntake(false);

        intake.drain(new StreamInput(Channels.newChannel(endless), () -> 1, options, context));

        List<String> bodies = intake.take();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(0)).hasSize(1024 * 1024);
        assertThat(bodies.get(1)).isEqualTo("next");
    }

    @Test
    void runs_of_nul_at_the_beginning_of_a_line_are_left_out_and_counted() throws IOException {
        assertThat(read(Lines.defaults().options(), "one\n\0\0\0two\n")).containsExactly("one", "two");
        assertThat(context.count("nul_bytes")).isEqualTo(3);
    }

    @Test
    void json_lines_become_maps_and_a_bad_one_goes_on_as_text_with_its_error() throws IOException {
        TestIntake intake = new TestIntake(false);
        LineOptions options = Lines.defaults().format(RecordFormat.JSON).options();
        intake.drain(new StreamInput(
                channel("{\"a\":1}\n{oops\n".getBytes(StandardCharsets.UTF_8)), () -> 1, options, context));

        assertThat(intake.records().get(0).body()).hasToString("{a=1}");
        assertThat(intake.records().get(1).body()).isEqualTo("{oops");
        assertThat(intake.records().get(1).context().error()).isNotNull();
        assertThat(context.count("unreadable")).isEqualTo(1);
    }

    @Test
    void the_whole_record_is_read_from_the_record_format() throws IOException {
        TestIntake intake = new TestIntake(false);
        LineOptions options = Lines.defaults().format(RecordFormat.RECORD).options();
        String line = "{\"observed_timestamp\":\"2020-01-01T00:00:00Z\",\"body\":\"x\",\"attributes\":{\"a\":1}}\n";
        intake.drain(new StreamInput(channel(line.getBytes(StandardCharsets.UTF_8)), () -> 1, options, context));

        assertThat(intake.records().get(0).observedTimestamp()).hasToString("2020-01-01T00:00:00Z");
        assertThat(intake.records().get(0).attribute("a")).isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^S  | false | x~S1~a~S2~S3     | x,S1~a,S2,S3",
                "^S  | true  | x~S1~a~S2        | x,1~a,2",
                "^S  | false | S1~~a~S2~        | S1~~a,S2",
                "zz  | false | a~b~c            | a~b~c",
            })
    void a_start_pattern_begins_records(String pattern, boolean omits, String text, String expected)
            throws IOException {
        LineOptions options = Lines.defaults().startsWith(pattern, omits).options();

        assertThat(read(options, text.replace('~', '\n')))
                .containsExactly(expected.replace('~', '\n').split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E$  | false | a~bE~cE~d        | a~bE,cE,d",
                "E$  | true  | a~bE~cE~d        | a~b,c,d",
            })
    void an_end_pattern_ends_records(String pattern, boolean omits, String text, String expected) throws IOException {
        LineOptions options = Lines.defaults().endsWith(pattern, omits).options();

        assertThat(read(options, text.replace('~', '\n')))
                .containsExactly(expected.replace('~', '\n').split(","));
    }

    @Test
    void a_multiline_record_over_the_limit_is_cut_between_lines() throws IOException {
        LineOptions options =
                Lines.defaults().startsWith("^S", false).maxLogSize(10).options();

        assertThat(read(options, "S1\naaaa\nbbbb\nS2\n" + "c".repeat(25) + "\nd\nS3\n"))
                .containsExactly("S1\naaaa", "bbbb", "S2", "cccccccccc", "cccccccccc", "ccccc\nd", "S3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void however_a_stream_arrives_the_records_are_the_same(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int line = 0; line < 2000; line++) {
            String body = ("\u00E9x").repeat(random.nextInt(40)).substring(0) + "l" + line;
            expected.add(body);
            text.append(body).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        InputStream chopped = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 3 : 5000)));
            }
        };
        TestIntake intake = new TestIntake(false);
        intake.drain(new StreamInput(
                Channels.newChannel(chopped), () -> 1, Lines.defaults().options(), context));

        assertThat(intake.take()).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void the_last_lines_of_a_record_do_not_wait_for_ever_while_nothing_comes() throws IOException {
        LineOptions options = Lines.defaults().startsWith("^A", false).options();
        InputStream stream = new ByteArrayInputStream("A1\n a\nA2\n b\nhalf a".getBytes(StandardCharsets.UTF_8));
        StreamInput input = new StreamInput(Channels.newChannel(stream), stream::available, options, context);
        TestIntake intake = new TestIntake(false);

        assertThat(intake.drain(input).take()).containsExactly("A1\n a");
        context.advance(Duration.ofMillis(499));
        assertThat(intake.drain(input).take()).isEmpty();
        context.advance(Duration.ofMillis(1));
        assertThat(input.poll(intake)).isEqualTo(Poll.AGAIN);
        assertThat(intake.take()).containsExactly("A2\n b");
        assertThat(input.poll(intake)).isEqualTo(Poll.ENDED);
        assertThat(intake.take()).containsExactly("half a");
    }

    @Test
    void a_line_without_its_end_does_so_if_that_is_asked_for() throws IOException {
        LineOptions options = Lines.defaults().flushAfter(Duration.ofSeconds(2)).options();
        InputStream stream = new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8));
        StreamInput input = new StreamInput(Channels.newChannel(stream), stream::available, options, context);
        TestIntake intake = new TestIntake(false);

        assertThat(intake.drain(input).take()).containsExactly("one");
        context.advance(Duration.ofSeconds(2));
        assertThat(intake.drain(input).take()).containsExactly("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "klingon", ""})
    void an_encoding_that_is_none_is_refused(String name) {
        assertThatThrownBy(() -> TextEncoding.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        assertThatThrownBy(() ->
                        Lines.defaults().encoding("nop").startsWith("a", false).options())
                .hasMessage("multiline needs lines, and encoding nop has none");
        assertThatThrownBy(() -> new MultilineOptions(null, null, false))
                .hasMessage("set either line_start_pattern or line_end_pattern");
        assertThatThrownBy(() -> Lines.defaults()
                        .maxLogSize(ByteSize.parse("1GiB").bytes())
                        .options())
                .hasMessageStartingWith("max_log_size must be");
    }

    private List<String> read(LineOptions options, String text) throws IOException {
        return read(options, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(LineOptions options, byte[] bytes) throws IOException {
        return new TestIntake(false)
                .drain(new StreamInput(channel(bytes), () -> 1, options, context))
                .take();
    }

    private static java.nio.channels.ReadableByteChannel channel(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }
}
