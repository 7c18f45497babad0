package io.canto.expr;

import io.canto.expr.regex.RequiredText;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/** Nodes that apply a pattern, and the cache of patterns that are computed from records. */
final class Patterns {
    /** Units of work of each use of a pattern, and of each character it is used on. */
    private static final int WORK = 20;

    private static final int WORK_PER_CHARACTER = 4;

    private static final int MAX_PATTERN = 1_000;

    private Patterns() {}

    /**
     * Compiles a pattern that is written down.
     *
     * @param isLinear whether it is used for many elements, where only an engine will do whose time is a fixed multiple
     *     of the text's length
     */
    static Regex compile(String pattern, boolean isLinear) {
        Regex regex = Regex.parse(pattern);
        RequiredText required = regex.required();
        return !isLinear || required != null && required.isAll() ? regex : Regex.parse(pattern, Regex.Engine.RE2);
    }

    /** Returns the {@link Regex} of a computed pattern, or a failure. */
    static Object computed(String pattern, boolean isLinear) {
        if (pattern.length() > MAX_PATTERN) {
            return Failures.BAD_PATTERN;
        }
        return (isLinear ? Known.LINEAR : Known.ANY).get(pattern);
    }

    /** Made when the first pattern is computed: most graphs have all theirs written down. */
    private static final class Known {
        static final ConcurrentLruCache<String, Object> ANY =
                new ConcurrentLruCache<>(500, pattern -> tryToCompile(pattern, false));
        static final ConcurrentLruCache<String, Object> LINEAR =
                new ConcurrentLruCache<>(500, pattern -> tryToCompile(pattern, true));
    }

    private static Object tryToCompile(String pattern, boolean isLinear) {
        try {
            return compile(pattern, isLinear);
        } catch (ExpressionException wrong) {
            return Failures.BAD_PATTERN;
        }
    }

    /** What is done with a pattern and a text. */
    enum Use {
        /** Whether it occurs. */
        FIND(Kind.BOOLEAN),
        /** Whether it is all of the text. */
        MATCHES(Kind.BOOLEAN),
        /** The same for the operator, which makes text of numbers and booleans as Spring's does. */
        OPERATOR(Kind.BOOLEAN),
        /** A group of the first match. */
        EXTRACT(Kind.ANY),
        /** The text with something else in place of every match. */
        REPLACE(Kind.TEXT);

        final Kind result;

        Use(Kind result) {
            this.result = result;
        }

        /** Returns the text that the pattern is applied to, or null if the value is none. */
        @Nullable String input(@Nullable Object value) {
            if (value instanceof String text) {
                return text;
            }
            boolean isScalar = value instanceof Number || value instanceof Boolean;
            return this == OPERATOR && isScalar ? String.valueOf(value) : null;
        }

        @Nullable Object apply(Regex regex, String text, @Nullable Object argument) {
            try {
                return switch (this) {
                    case FIND -> regex.find(text);
                    case MATCHES, OPERATOR -> regex.matches(text);
                    case EXTRACT -> extract(regex.search(text), argument);
                    case REPLACE -> bounded(regex.replaceAll(text, String.valueOf(argument), Limits.MAX_TEXT));
                };
            } catch (RecordException overBudget) {
                return Failures.PATTERN_BUDGET;
            } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchGroup) {
                return NO_GROUP;
            }
        }
    }

    private static final Failure NO_GROUP = new Failure("the pattern has no such group");

    private static @Nullable Object extract(Regex.@Nullable Match match, @Nullable Object group) {
        if (match == null) {
            return null;
        }
        if (group instanceof String name) {
            return match.group(name);
        }
        if (group instanceof Long number) {
            return number < 0 || number > match.groupCount() ? NO_GROUP : match.group(number.intValue());
        }
        return group == null ? match.group(Math.min(1, match.groupCount())) : NO_GROUP;
    }

    private static Object bounded(String text) {
        return text.length() > Limits.MAX_TEXT ? Failures.TOO_LONG : text;
    }

    /** Tests a text with a pattern that is written down. */
    static class Search extends Node.ValueTest {
        final Use use;
        final Regex regex;

        private Search(Use use, Node text, Regex regex) {
            super(text);
            this.use = use;
            this.regex = regex;
        }

        static Search of(Use use, Node text, Regex regex) {
            return use == Use.FIND && Access.isBody(text) ? new BodySearch(text, regex) : new Search(use, text, regex);
        }

        @Override
        Verdict test(@Nullable Object value) {
            String input = use.input(value);
            if (input == null) {
                return Failures.MATCHES.of(value);
            }
            try {
                return Verdict.of(use == Use.FIND ? regex.find(input) : regex.matches(input));
            } catch (RecordException overBudget) {
                return Failures.PATTERN_BUDGET;
            }
        }
    }

    /** Looks for a pattern in the body, which may be bytes still. */
    private static final class BodySearch extends Search {
        BodySearch(Node body, Regex regex) {
            super(Use.FIND, body, regex);
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            if (!(record.heldBody() instanceof Utf8Text bytes)) {
                return super.test(record, frame);
            }
            try {
                return Verdict.of(regex.find(bytes));
            } catch (RecordException overBudget) {
                return Failures.PATTERN_BUDGET;
            }
        }
    }

    /** Applies a pattern that is written down, in all other ways. */
    static final class Literal extends Node {
        private final Use use;
        private final Node text;
        private final Regex regex;
        private final @Nullable Node argument;
        private final boolean safe;
        private final boolean counts;

        /**
         * Makes one.
         *
         * @param argument the group or the replacement, or null
         * @param safe whether null gives null
         * @param counts whether it is within a selection or projection, where its work must be counted
         */
        Literal(Use use, Node text, Regex regex, @Nullable Node argument, boolean safe, boolean counts) {
            this.use = use;
            this.text = text;
            this.regex = regex;
            this.argument = argument;
            this.safe = safe;
            this.counts = counts;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object value = text.value(record, frame);
            Object extra = argument == null || value instanceof Failure ? null : argument.value(record, frame);
            if (extra instanceof Failure) {
                return extra;
            }
            String input = use.input(value);
            if (input == null) {
                return value == null && safe ? null : Failures.MATCHES.of(value);
            }
            if (counts && !frame.spend(WORK + (long) WORK_PER_CHARACTER * input.length())) {
                return Failures.TOO_MUCH_WORK;
            }
            return use.apply(regex, input, extra);
        }

        @Override
        Kind kind() {
            return safe ? Kind.ANY : use.result;
        }
    }

    /** Applies a pattern that is computed. */
    static final class Computed extends Node {
        private final Use use;
        private final Node text;
        private final Node pattern;
        private final @Nullable Node argument;
        private final boolean safe;
        private final boolean isLinear;

        Computed(Use use, Node text, Node pattern, @Nullable Node argument, boolean safe, boolean isLinear) {
            this.use = use;
            this.text = text;
            this.pattern = pattern;
            this.argument = argument;
            this.safe = safe;
            this.isLinear = isLinear;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            Object value = text.value(record, frame);
            if (value instanceof Failure) {
                return value;
            }
            Object source = pattern.value(record, frame);
            Object extra = argument == null || source instanceof Failure ? null : argument.value(record, frame);
            if (extra instanceof Failure) {
                return extra;
            }
            String input = use.input(value);
            if (input == null) {
                return value == null && safe && !(source instanceof Failure) ? null : Failures.MATCHES.of(value);
            }
            if (!(source instanceof String written)) {
                return Failures.PATTERN.of(source);
            }
            if (!frame.spend(WORK + (long) WORK_PER_CHARACTER * input.length())) {
                return Failures.TOO_MUCH_WORK;
            }
            return computed(written, isLinear) instanceof Regex regex
                    ? use.apply(regex, input, extra)
                    : Failures.BAD_PATTERN;
        }

        @Override
        Kind kind() {
            return safe ? Kind.ANY : use.result;
        }
    }
}
