package io.canto.expr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import org.jspecify.annotations.Nullable;

/** Nodes that apply a pattern, and the cache of patterns that are computed from records. */
final class Patterns {
    /** Units of work that one use of a pattern may stand for, as a pattern may look at a character many times. */
    private static final int WORK = 1_000;

    private static final int MAX_PATTERN = 1_000;

    private static final Cache<String, Object> COMPUTED =
            Caffeine.newBuilder().maximumSize(500).build();

    private Patterns() {}

    /** Returns the {@link Regex} of a computed pattern, or a failure. */
    static Object computed(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            return Failures.BAD_PATTERN;
        }
        Object known = COMPUTED.getIfPresent(pattern);
        if (known == null) {
            known = compile(pattern);
            COMPUTED.put(pattern, known);
        }
        return known;
    }

    private static Object compile(String pattern) {
        try {
            return Regex.parse(pattern);
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
                    case REPLACE -> bounded(regex.replaceAll(text, String.valueOf(argument)));
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

    /** Applies a pattern that is written down. */
    static final class Literal extends Node {
        final Use use;
        final Node text;
        final Regex regex;
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
            if (counts && !frame.spend(WORK + input.length())) {
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

        Computed(Use use, Node text, Node pattern, @Nullable Node argument, boolean safe) {
            this.use = use;
            this.text = text;
            this.pattern = pattern;
            this.argument = argument;
            this.safe = safe;
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
            if (!frame.spend(WORK + input.length())) {
                return Failures.TOO_MUCH_WORK;
            }
            return computed(written) instanceof Regex regex ? use.apply(regex, input, extra) : Failures.BAD_PATTERN;
        }

        @Override
        Kind kind() {
            return safe ? Kind.ANY : use.result;
        }
    }
}
