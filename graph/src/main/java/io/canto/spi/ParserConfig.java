package io.canto.spi;

/**
 * The options of a parser: a function of one value. Where the value comes from and where the result goes ({@code
 * parse_from}, {@code parse_to}, {@code body}, {@code timestamp}, {@code severity}, {@code trace}, {@code scope_name}) is
 * the engine's business.
 */
public non-sealed interface ParserConfig extends OperatorConfig {
    /** Makes the running parser. */
    Parser build(OperatorContext context);
}
