package io.canto.config;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test of a graph as a file declares it: records in, and what must come of them. */
public record GraphTest(
        @Doc("What the test shows, in one sentence.") String name,

        @Doc("The operator to begin at: an id, or graph/id; without it the first that is no input.") @Nullable OperatorId at,

        @Doc("What happens, in order: a text is a record with that body, a map a record in the record format, and"
                + " `advance: 5s` moves the clock.")
        List<Object> in,

        @Doc(
                "What each output must have received, all of it and in order; only the fields that are named are compared.")
        @Default("{}")
        Map<String, List<Object>> out,

        @Doc("How many records each output must have received.") @Default("{}")
        Map<String, Integer> counts,

        @Doc("How many records must have been dropped, by reason; a reason that is not named is not looked at.")
        @Default("{}")
        Map<String, Integer> dropped,

        @Doc("The operators that the first record must come to, in order.") @Default("[]")
        List<String> path,

        @Doc("Whether records must have no other fields than those that are named.") @Default("false")
        boolean exact) {
    /** Copies the collections. */
    public GraphTest {
        in = List.copyOf(in);
        out = new LinkedHashMap<>(out);
        counts = new LinkedHashMap<>(counts);
        dropped = new LinkedHashMap<>(dropped);
        path = List.copyOf(path);
    }
}
