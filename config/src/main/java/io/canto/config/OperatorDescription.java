package io.canto.config;

import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorKind;
import java.util.List;

/**
 * All that is to be known about an operator type, for its page, the schema and editors.
 *
 * @param type its name in YAML
 * @param kind what it is
 * @param config the class of its options
 * @param summary what it does, one sentence
 * @param description more about it, Markdown; may be empty
 * @param badInput what it does with bad input; may be empty
 * @param differsFromStanza what it does better than Stanza's; may be empty
 * @param elsewhere what it is called elsewhere, such as {@code Vector: remap}
 * @param options its own options
 * @param shared the options that the engine gives it
 * @param examples YAML with title, config, in and out
 */
public record OperatorDescription(
        String type,
        OperatorKind kind,
        Class<? extends OperatorConfig> config,
        String summary,
        String description,
        String badInput,
        String differsFromStanza,
        List<String> elsewhere,
        List<OptionDescription> options,
        List<OptionDescription> shared,
        List<String> examples) {}
