package io.canto.operators;

import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import java.util.List;

/** The operator types that come with Canto. */
public final class BuiltinOperators implements OperatorProvider {
    @Override
    public List<Class<? extends OperatorConfig>> operators() {
        return List.of();
    }
}
