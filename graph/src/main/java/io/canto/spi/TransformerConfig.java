package io.canto.spi;

/** The options of an operator that changes, drops, keeps, multiplies or routes records. */
public non-sealed interface TransformerConfig extends OperatorConfig {
    /** Makes the running transformer. */
    Transformer build(OperatorContext context);
}
