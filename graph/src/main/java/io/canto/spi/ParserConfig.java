package io.canto.spi;

/**
 * The options of a parser: a function of one value. Where the value comes from and where the result goes ({@code
 * parse_from}, {@code parse_to}, {@code body}, {@code timestamp}, {@code severity}, {@code trace}, {@code scope_name}) is
 * the engine's business.
 */
public non-sealed interface ParserConfig extends OperatorConfig {
    /** Makes the running parser. */
    Parser build(OperatorContext context);

    /**
     * Whether the results are maps: nothing else can be put to {@code attributes} or {@code resource} themselves, and a
     * graph that would is refused.
     */
    default boolean givesMaps() {
        return true;
    }

    /**
     * Whether the parser itself sets the body: its results would take the place of that, so a graph that puts them to the
     * body is refused.
     */
    default boolean setsBody() {
        return false;
    }

    /** A function of one value keeps nothing; a parser that does says so. */
    @Override
    default StateScope stateScope() {
        return StateScope.NONE;
    }
}
