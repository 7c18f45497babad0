package io.canto.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a config is called in YAML and what it is for. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface OperatorType {
    /** The type, in snake case. */
    String value();

    /** What the operator does, one sentence. */
    String summary();

    /** More about it, for its page: Markdown. */
    String description() default "";

    /** What it does with bad input, for its page. */
    String badInput() default "";

    /** What it does better than the Stanza operator of the same name, for its page; empty if nothing. */
    String differsFromStanza() default "";

    /** Options that the operator has elsewhere and not here, each with what to do instead: {@code "storage: run with ..."}. */
    String[] instead() default {};

    /** What it is called elsewhere, for the index: {@code "Vector: remap"}. */
    String[] elsewhere() default {};
}
