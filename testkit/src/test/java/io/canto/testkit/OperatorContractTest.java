package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.record.RecordException;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class OperatorContractTest {
    /** An operator that says in its failures what it was given. */
    @OperatorType(value = "chatty", summary = "Fails on every record.", badInput = "All of it is an error.")
    @Example("""
            title: A failure
            config: {type: chatty}
            in: [{body: a}]
            out: [{body: a}]
            errors: 1
            """)
    @Example("""
            title: Another failure
            config: {type: chatty}
            in: [{body: b}]
            out: [{body: b}]
            errors: 1
            """)
    public record ChattyConfig() implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> {
                throw new RecordException("cannot make anything of " + record.body());
            };
        }
    }

    @Test
    void an_operator_that_repeats_what_a_record_holds_breaks_the_contract() {
        DynamicTest test = new OperatorContract(OperatorCatalog.of(List.of(ChattyConfig.class)))
                .tests()
                .filter(each -> each.getDisplayName().equals("chatty tells nothing of what a record holds"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> test.getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("messages of failures");
    }
}
