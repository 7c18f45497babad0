package io.canto.operators.transformer;

import io.canto.expr.Failure;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorContext.Counter;

/** Counts the failures of one expression, and warns ever more rarely: of the first, second, fourth, eighth ... */
final class FailureCount {
    private final OperatorContext context;
    private final String what;
    private final Counter counter;
    private long count;

    /**
     * Begins to count.
     *
     * @param name the counter's name
     * @param what what fails, for the warning
     */
    FailureCount(OperatorContext context, String name, String what) {
        this.context = context;
        this.what = what;
        counter = context.counter(name);
    }

    void add(Failure failure) {
        counter.add(1);
        count++;
        if (Long.bitCount(count) == 1) {
            String times = count == 1 ? "" : " (" + count + " times so far)";
            context.warn(what + " failed" + times + ": " + failure.message());
        }
    }
}
