package io.canto.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An example of an operator, shown on its page and run as a test. YAML with {@code title}, {@code config} (one operator or
 * a list of them), {@code in} (what is sent: records as maps of their fields) and {@code out} (what comes out: records in
 * a list, or in lists by output id).
 *
 * <p>Optional: {@code dropped} (counts by reason), {@code errors} (how many), {@code advance} (a duration the clock moves
 * after the input), {@code at_stop} (what comes out only at the stop). An input has {@code files} (texts by path) or
 * {@code stdin} (a text) in place of {@code in}; an output has {@code written} (texts by path) or {@code stdout} (a text)
 * in place of {@code out}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
@Repeatable(Examples.class)
public @interface Example {
    /** The example. */
    String value();
}
