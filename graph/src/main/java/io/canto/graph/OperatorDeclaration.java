package io.canto.graph;

import io.canto.spi.OperatorConfig;
import org.jspecify.annotations.Nullable;

/**
 * One operator as it was declared, before its graph is checked.
 *
 * @param id the id, given or made from the type
 * @param explicitId whether the id was given
 * @param type the type's name
 * @param config its options; null if they could not be read, which was reported where they were read
 * @param common the options that all operators have
 * @param parser the options that parsers have; not looked at for others
 * @param input the options that inputs have; not looked at for others
 * @param source where all that stands in a file
 */
public record OperatorDeclaration(
        String id,
        boolean explicitId,
        String type,
        @Nullable OperatorConfig config,
        CommonOptions common,
        ParserOptions parser,
        InputOptions input,
        SourceMap source) {
    OperatorDeclaration withoutPlaces() {
        return new OperatorDeclaration(id, explicitId, type, config, common, parser, input, SourceMap.NONE);
    }
}
