package io.canto.expr;

import io.canto.record.LogRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function: what is known about it, and what it does with arguments of the right number and kinds. */
final class Function {
    private final FunctionInfo info;
    private final int weight;
    private final boolean isPure;
    private final boolean isDeep;
    private final TimedBody body;
    private final boolean isTimed;
    private final Failures.One[] wrong;

    private Function(FunctionInfo info, int weight, boolean isPure, boolean isDeep, boolean isTimed, TimedBody body) {
        this.info = info;
        this.weight = weight;
        this.isPure = isPure;
        this.isDeep = isDeep;
        this.isTimed = isTimed;
        this.body = body;
        this.wrong = new Failures.One[info.parameters().size()];
        Arrays.setAll(wrong, at -> wrong(info.name(), info.parameter(at)));
    }

    private static Failures.One wrong(String function, FunctionInfo.Parameter parameter) {
        String needed =
                parameter.kind() == Kind.VALUE ? "given" : parameter.kind().toString();
        return new Failures.One("'" + parameter.name() + "' of " + function + " must be " + needed + ", not %s");
    }

    FunctionInfo info() {
        return info;
    }

    /** Returns how much work the function does for each piece of its arguments. */
    int weight() {
        return weight;
    }

    /** Whether one call takes little enough work to need no counting: it looks at its arguments once and makes nothing. */
    boolean isCheap() {
        return weight == 1
                && switch (info.result()) {
                    case BOOLEAN, INTEGER, DECIMAL, NUMBER, TIME -> true;
                    default -> false;
                };
    }

    /** Whether it looks at all that is in a list or map. */
    boolean isDeep() {
        return isDeep;
    }

    /** Whether equal arguments give equal results, always. */
    boolean isPure() {
        return isPure;
    }

    /** Whether what it gives may depend on what time it is. */
    boolean isTimed() {
        return isTimed;
    }

    /** Calls it for a record, whose graph knows what time it is. */
    @Nullable Object call(LogRecord record, @Nullable Object... arguments) {
        return body.apply(record.delivery().clock(), arguments);
    }

    Failure wrong(int at, @Nullable Object value) {
        return wrong[Math.min(at, wrong.length - 1)].of(value);
    }

    /** What a function does. Arguments left out are missing at the end. */
    @FunctionalInterface
    interface Body {
        @Nullable Object apply(@Nullable Object... arguments);
    }

    /** What a function does that may ask what time it is. */
    @FunctionalInterface
    interface TimedBody {
        @Nullable Object apply(InstantSource clock, @Nullable Object... arguments);
    }

    /** Begins to declare a function. */
    static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects what is said about a function. */
    static final class Builder {
        private final String name;
        private final List<FunctionInfo.Parameter> parameters = new ArrayList<>();
        private List<String> methodNames = List.of();
        private String doc = "";
        private String example = "";
        private String exampleResult = "";
        private Kind result = Kind.ANY;
        private int optional;
        private int weight = 1;
        private boolean isVariadic;
        private boolean isPure = true;
        private boolean isDeep;

        private Builder(String name) {
            this.name = name;
        }

        Builder doc(String text) {
            doc = text;
            return this;
        }

        Builder takes(String parameter, Kind kind) {
            parameters.add(new FunctionInfo.Parameter(parameter, kind));
            return this;
        }

        Builder mayTake(String parameter, Kind kind) {
            optional++;
            return takes(parameter, kind);
        }

        Builder andMore() {
            isVariadic = true;
            return this;
        }

        Builder gives(Kind kind) {
            result = kind;
            return this;
        }

        Builder alsoMethod(String... names) {
            methodNames = Arrays.asList(names);
            return this;
        }

        Builder example(String expression, String equal) {
            example = expression;
            exampleResult = equal;
            return this;
        }

        /** Says that it does more for each character than looking at it. */
        Builder weighs(int times) {
            weight = times;
            return this;
        }

        /** Says that it looks at all that is in a list or map. */
        Builder deep() {
            isDeep = true;
            return this;
        }

        /** Says that equal arguments may give other results another time or elsewhere. */
        Builder changing() {
            isPure = false;
            return this;
        }

        Function does(Body body) {
            return build(false, (clock, arguments) -> body.apply(arguments));
        }

        Function doesInTime(TimedBody body) {
            return build(true, body);
        }

        private Function build(boolean isTimed, TimedBody body) {
            FunctionInfo info = new FunctionInfo(
                    name,
                    methodNames,
                    parameters,
                    parameters.size() - optional,
                    isVariadic,
                    result,
                    doc,
                    example,
                    exampleResult);
            return new Function(info, weight, isPure, isDeep, isTimed, body);
        }
    }
}
