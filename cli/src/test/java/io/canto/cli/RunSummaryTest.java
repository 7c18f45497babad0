package io.canto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSummaryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "999 | 999",
                "1000 | 1,000",
                "123456 | 123,456",
                "9223372036854775807 | 9,223,372,036,854,775,807",
                "-999 | -999",
                "-123456 | -123,456"
            })
    void numbers_have_a_comma_before_each_three_digits(long number, String shown) {
        assertThat(RunSummary.number(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "4, 0.00", "5, 0.01", "994, 0.99", "995, 1.00", "1094, 1.09", "61500, 61.50"})
    void seconds_have_two_decimals(long millis, String shown) {
        assertThat(RunSummary.seconds(Duration.ofMillis(millis))).isEqualTo(shown);
    }
}
