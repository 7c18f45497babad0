package io.canto.testkit;

import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;

/** Options of {@code test_output}: where the records of a case end. {@link GraphTester} keeps what comes here. */
@OperatorType(value = "test_output", summary = "Ends the path of records in a test.")
public record CaptureOutputConfig() implements OutputConfig {
    @Override
    public Output build(OperatorContext context) {
        return record -> {};
    }
}
