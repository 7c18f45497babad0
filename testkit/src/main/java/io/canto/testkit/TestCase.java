package io.canto.testkit;

import io.canto.record.Fields;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a case says: operators, what goes in, and what is to come of it. As YAML:
 *
 * <pre>
 * title: Blank lines do not begin a record      # what is shown
 * config: {type: ...}                           # one operator, or a list of them
 * in: [{body: a}, {advance: 5s}, {body: b}]     # records as maps of their fields; the clock moves in between
 * advance: 1m                                   # how far the clock moves behind the last record
 * out: [{body: a}]                              # what comes out in all; by output id where there are several
 * at_stop: [{body: b}]                          # what comes only when the graph stops; then not part of out
 * dropped: {filter: 1}                          # how many records are dropped, by reason
 * errors: 1                                     # how often operators fail, or a list of parts of their messages
 * counters: {route 1 matched: 1}                # counts of the first operator
 * problems: [missing-option]                    # codes of the errors at load; nothing runs then
 * warnings: [no-default]                        # codes of the warnings at load; not looked at if not written
 * </pre>
 *
 * <p>In records, kinds that YAML lacks stand as in the record format: <code>{"@time": ...}</code>, <code>{"@bytes":
 * ...}</code>. The observed time and the context are compared only where a case names them.
 *
 * @param title what it shows
 * @param operators their options
 * @param steps what is done, in order
 * @param out what is to come out by the id of the output; null if that is not to be looked at
 * @param atStop what is to come out only at the stop, or null if that is part of {@code out}
 * @param dropped how many records are to be dropped, by reason, or null if that is not to be looked at
 * @param errors how often operators are to fail
 * @param messages parts of the messages of these failures, in order; empty if they are not to be looked at
 * @param counters counts of the first operator
 * @param problems codes of errors at load
 * @param warnings codes of warnings at load, or null if they are not to be looked at
 * @param directory where relative paths begin
 */
record TestCase(
        String title,
        List<Fields> operators,
        List<Step> steps,
        @Nullable Map<String, List<Fields>> out,
        @Nullable Map<String, List<Fields>> atStop,
        @Nullable Map<String, Long> dropped,
        long errors,
        List<String> messages,
        Map<String, Long> counters,
        List<String> problems,
        @Nullable List<String> warnings,
        Path directory) {
    /** The output that a case without output ids ends in. */
    static final String OUT = "out";

    /** Returns the records to send, without what happens in between. */
    List<Fields> records() {
        return steps.stream().map(Step::record).filter(Objects::nonNull).toList();
    }

    /**
     * One step: exactly one of the two is there.
     *
     * @param record a record to send
     * @param advance how far to move the clock
     */
    record Step(@Nullable Fields record, @Nullable Duration advance) {}
}
