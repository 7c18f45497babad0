package io.canto.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be known about one option.
 *
 * @param name in YAML
 * @param kind what it takes, such as {@code duration} or {@code list of fields}
 * @param required whether it must be written
 * @param defaultValue the value when it is not written, as YAML, or null
 * @param doc what it is for, one sentence
 * @param range the bounds of a number, such as {@code 1 to 10}; may be empty
 * @param choices the values of a choice, in order
 * @param nested the options of a map
 */
public record OptionDescription(
        String name,
        String kind,
        boolean required,
        @Nullable String defaultValue,
        String doc,
        String range,
        List<Choice> choices,
        List<OptionDescription> nested) {
    /**
     * A value of a choice.
     *
     * @param name in YAML
     * @param doc what it means; may be empty
     */
    public record Choice(String name, String doc) {}
}
