package io.canto.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.config.OperatorCatalog;
import io.canto.record.RecordException;
import io.canto.spi.Example;
import io.canto.spi.OperatorConfig;
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

    /** An operator that says in the log what it was given. */
    @OperatorType(value = "talkative", summary = "Tells of every record.", badInput = "Nothing fails.")
    @Example("""
            title: A record
            config: {type: talkative}
            in: [{body: a}]
            out: [{body: a}]
            """)
    @Example("""
            title: Another record
            config: {type: talkative}
            in: [{body: b}]
            out: [{body: b}]
            """)
    public record TalkativeConfig() implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> {
                context.warn("got " + record.body());
                out.emit(record);
            };
        }
    }

    @Test
    void an_operator_that_repeats_in_a_failure_what_a_record_holds_breaks_the_contract() {
        assertThatThrownBy(() -> tellNothing(ChattyConfig.class, "chatty"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("messages of failures");
    }

    @Test
    void an_operator_that_repeats_in_the_log_what_a_record_holds_breaks_the_contract() {
        assertThatThrownBy(() -> tellNothing(TalkativeConfig.class, "talkative"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lines of the log");
    }

    private static void tellNothing(Class<? extends OperatorConfig> type, String name) throws Throwable {
        DynamicTest test = new OperatorContract(OperatorCatalog.of(List.of(type)))
                .tests()
                .filter(each -> each.getDisplayName().equals(name + " tells nothing of what a record holds"))
                .findFirst()
                .orElseThrow();
        test.getExecutable().execute();
    }
}
