package io.canto.expr.regex;

import org.jspecify.annotations.Nullable;

/**
 * An instruction of a {@link Program} without forks and loops, as an object that knows what comes after it. The JVM makes
 * straight code of such a chain, which takes half the time of the loop that looks up one instruction after the other.
 * A chain is no longer than its program, so no text can overflow the stack.
 */
abstract class Chain {
    /**
     * Runs it and what comes after it at one place.
     *
     * @param places where groups are written; null if nobody asks
     * @return where the match ends, or -1
     */
    abstract int run(String text, int at, int @Nullable [] places);

    /** Returns the instruction that wants a text and then a chain. */
    static Chain text(String text, Chain next) {
        return next instanceof Run run ? run.after(text) : new Literal(text, next);
    }

    /** {@link Op#CHAR}. */
    static final class Unit extends Chain {
        private final char unit;
        private final Chain next;

        Unit(char unit, Chain next) {
            this.unit = unit;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            return at < text.length() && text.charAt(at) == unit ? next.run(text, at + 1, places) : -1;
        }
    }

    /** {@link Op#TEXT}. */
    static final class Literal extends Chain {
        private final String literal;
        private final Chain next;

        private Literal(String literal, Chain next) {
            this.literal = literal;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            return text.startsWith(literal, at) ? next.run(text, at + literal.length(), places) : -1;
        }
    }

    /** {@link Op#ONE_OF}. */
    static final class OneOf extends Chain {
        private final String[] options;
        private final Chain next;

        OneOf(String[] options, Chain next) {
            this.options = options;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            for (String option : options) {
                if (text.startsWith(option, at)) {
                    return next.run(text, at + option.length(), places);
                }
            }
            return -1;
        }
    }

    /** {@link Op#FIXED}. */
    static final class Row extends Chain {
        private final CharSet[] sets;
        private final Chain next;

        Row(CharSet[] sets, Chain next) {
            this.sets = sets;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            int end = at + sets.length;
            if (end > text.length()) {
                return -1;
            }
            for (int i = 0; i < sets.length; i++) {
                if (!sets[i].hasAscii(text.charAt(at + i))) {
                    return -1;
                }
            }
            return next.run(text, end, places);
        }
    }

    /** {@link Op#SET}. */
    static final class One extends Chain {
        private final CharSet set;
        private final Chain next;

        One(CharSet set, Chain next) {
            this.set = set;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            int end = set.step(text, at);
            return end < 0 ? -1 : next.run(text, end, places);
        }
    }

    /** {@link Op#RUN} without an upper bound, of one at least or none, behind a text that may be empty. */
    static final class Run extends Chain {
        private final char[] before;
        private final CharSet set;
        private final boolean[] ascii;
        private final int min;
        private final Chain next;

        Run(CharSet set, int min, Chain next) {
            this(new char[0], set, min, next);
        }

        private Run(char[] before, CharSet set, int min, Chain next) {
            this.before = before;
            this.set = set;
            this.ascii = set.ascii();
            this.min = min;
            this.next = next;
        }

        /** Returns the same behind one more text. */
        Run after(String text) {
            return new Run((text + String.valueOf(before)).toCharArray(), set, min, next);
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            int length = text.length();
            int start = at + before.length;
            if (start > length || !isAt(before, text, at)) {
                return -1;
            }
            int end = start;
            char c = 0;
            while (end < length && (c = text.charAt(end)) < ascii.length && ascii[c]) {
                end++;
            }
            if (end < length && c >= ascii.length) {
                end = set.runEnd(text, end, length);
            }
            return end - start < min ? -1 : next.run(text, end, places);
        }

        /** What String.startsWith does, in less code: that knows two kinds of either text. */
        private static boolean isAt(char[] units, String text, int at) {
            for (int i = 0; i < units.length; i++) {
                if (text.charAt(at + i) != units[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** {@link Op#RUN} with other bounds. */
    static final class Count extends Chain {
        private final CharSet set;
        private final int min;
        private final int max;
        private final Chain next;

        Count(CharSet set, int min, int max, Chain next) {
            this.set = set;
            this.min = min;
            this.max = max;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            int count = 0;
            int end = at;
            int after;
            while (count < max && (after = set.step(text, end)) >= 0) {
                end = after;
                count++;
            }
            return count < min ? -1 : next.run(text, end, places);
        }
    }

    /** {@link Op#RUN_TO}. */
    static final class RunTo extends Chain {
        private final int stop;
        private final int min;
        private final Chain next;

        RunTo(int stop, int min, Chain next) {
            this.stop = stop;
            this.min = min;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            int found = text.indexOf(stop, at);
            int end = found < 0 ? text.length() : found;
            return end - at < min ? -1 : next.run(text, end, places);
        }
    }

    /** {@link Op#SAVE}. */
    static final class Save extends Chain {
        private final int slot;
        private final Chain next;

        Save(int slot, Chain next) {
            this.slot = slot;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            if (places != null) {
                places[slot] = at;
            }
            return next.run(text, at, places);
        }
    }

    /** {@link Op#PEEK}. */
    static final class Peek extends Chain {
        private final CharSet set;
        private final Chain next;
        private final Chain otherwise;

        Peek(CharSet set, Chain next, Chain otherwise) {
            this.set = set;
            this.next = next;
            this.otherwise = otherwise;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            return set.step(text, at) >= 0 ? next.run(text, at, places) : otherwise.run(text, at, places);
        }
    }

    /** {@link Op#ASSERT}. */
    static final class Assert extends Chain {
        private final int place;
        private final Chain next;

        Assert(int place, Chain next) {
            this.place = place;
            this.next = next;
        }

        @Override
        int run(String text, int at, int @Nullable [] places) {
            return Places.holds(place, text, at) ? next.run(text, at, places) : -1;
        }
    }

    /** {@link Op#DONE}. */
    static final class Done extends Chain {
        @Override
        int run(String text, int at, int @Nullable [] places) {
            return at;
        }
    }

    /** {@link Op#DONE_AT_END}. */
    static final class DoneAtEnd extends Chain {
        @Override
        int run(String text, int at, int @Nullable [] places) {
            return at == text.length() ? at : -1;
        }
    }
}
