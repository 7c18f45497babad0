package io.canto.spi;

import java.util.List;

/**
 * Names the operator types of a jar. Found by {@link java.util.ServiceLoader}: the jar has a file {@code
 * META-INF/services/io.canto.spi.OperatorProvider} with the name of its provider.
 */
public interface OperatorProvider {
    /** Returns the types; each carries {@link OperatorType}. */
    List<Class<? extends OperatorConfig>> operators();
}
