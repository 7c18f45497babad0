package io.canto.operators.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.config.OperatorCatalog;
import io.canto.operators.BuiltinOperators;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordError;
import io.canto.testkit.GraphTester;
import org.junit.jupiter.api.Test;

class FlattenTest {
    private static final OperatorCatalog CATALOG = OperatorCatalog.of(new BuiltinOperators().operators());

    /** A record of half a megabyte would become one of ten gigabytes. */
    @Test
    void a_long_key_is_not_repeated_for_all_that_is_inside_it() {
        Fields inside = new Fields();
        for (int key = 0; key < 40_000; key++) {
            inside.put(Integer.toString(key), 1L);
        }
        Fields body = new Fields();
        body.put("k".repeat(250_000), inside);
        try (GraphTester test = GraphTester.of(CATALOG, """
                operators:
                  - {type: flatten, field: body, separator: .}
                  - {id: out, type: drop_output}
                """)) {
            test.send(LogRecord.of(body.fork()));

            assertThat(test.errors())
                    .singleElement()
                    .extracting(RecordError::message)
                    .isEqualTo("the joined keys of 'body' have more than 4194304 characters");
            assertThat(test.received("out").get(0).body()).isEqualTo(body);
        }
    }
}
