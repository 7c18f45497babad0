package io.canto.spi;

import java.util.List;

/**
 * Names the operator types of a jar. Found by {@link java.util.ServiceLoader}: the jar has a file {@code
 * META-INF/services/io.canto.spi.OperatorProvider} with the name of its provider.
 */
public interface OperatorProvider {
    /** Returns the types; each carries {@link OperatorType}. */
    List<Class<? extends OperatorConfig>> operators();

    /**
     * Whether each class is called as its type, in camel case and with {@code Config} behind: {@code FileInputConfig} is
     * {@code file_input}. Then a start reads no annotations of types that it does not use.
     */
    default boolean namesClassesAsTypes() {
        return false;
    }
}
