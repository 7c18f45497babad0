package io.canto.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityTest {
    @Test
    void every_number_has_a_name_that_leads_back_to_it() {
        for (int number = 1; number <= Severity.MAX; number++) {
            assertThat(Severity.parse(Severity.name(number))).hasValue(number);
            assertThat(Severity.parse(Severity.name(number).toLowerCase(Locale.ROOT)))
                    .hasValue(number);
            assertThat(Severity.parse(Integer.toString(number))).hasValue(number);
            assertThat(Severity.names().get(number - 1)).isEqualTo(Severity.name(number));
        }
        assertThat(Severity.name(Severity.INFO)).isEqualTo("INFO");
        assertThat(Severity.name(Severity.INFO + 2)).isEqualTo("INFO3");
        assertThat(Severity.name(Severity.UNSET)).isEqualTo("DEFAULT");
        assertThatThrownBy(() -> Severity.name(25)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "25", "01", "-1", "INFO1", "INFO5", "DEFAULT", "warning", "information technology"})
    void other_texts_are_no_severity(String text) {
        assertThat(Severity.parse(text)).isEmpty();
    }
}
