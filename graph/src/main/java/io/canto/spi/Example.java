package io.canto.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An example of an operator, shown on its page and run as a test. YAML with {@code title}, {@code config}, {@code in} and {@code out}; records are written as maps of their fields, {@code out} as a list, or by output id. Optional: {@code dropped} (reason to count), {@code errors} (count), {@code advance} (a duration the clock moves after the input). */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
@java.lang.annotation.Repeatable(Examples.class)
public @interface Example {
    /** The example. */
    String value();
}
