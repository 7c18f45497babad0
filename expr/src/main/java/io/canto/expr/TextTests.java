package io.canto.expr;

import io.canto.expr.regex.Needle;
import io.canto.record.LogRecord;
import io.canto.record.Utf8Text;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nodes for the tests that routers are made of: a text with a written beginning, end or part, a value among constants. */
final class TextTests {
    private TextTests() {}

    /** Where in a text another is looked for. */
    enum Place {
        START,
        END,
        ANYWHERE;

        boolean isIn(String text, String part) {
            return switch (this) {
                case START -> text.startsWith(part);
                case END -> text.endsWith(part);
                case ANYWHERE -> text.contains(part);
            };
        }

        boolean isIn(Utf8Text text, Needle part) {
            return switch (this) {
                case START -> part.isAt(text.bytes(), text.from(), text.to());
                case END -> part.isEndOf(text.bytes(), text.from(), text.to());
                case ANYWHERE -> part.find(text.bytes(), text.from(), text.to()) >= 0;
            };
        }

        static @Nullable Place of(String function) {
            return switch (function) {
                case "starts_with" -> START;
                case "ends_with" -> END;
                case "contains" -> ANYWHERE;
                default -> null;
            };
        }
    }

    /** A text has a written part at a place. */
    static final class HasPart extends Node.ValueTest {
        final Place place;
        final String part;
        private final Function function;
        /** The part, where it can be looked for in the bytes of the body. */
        private final @Nullable Needle needle;

        HasPart(Place place, Node text, String part, Function function) {
            super(text);
            this.place = place;
            this.part = part;
            this.function = function;
            needle = Access.isBody(text) ? Needle.of(part) : null;
        }

        @Override
        Verdict test(LogRecord record, Frame frame) {
            return needle != null && record.heldBody() instanceof Utf8Text bytes
                    ? Verdict.of(place.isIn(bytes, needle))
                    : super.test(record, frame);
        }

        @Override
        Verdict test(@Nullable Object value) {
            if (value instanceof String string) {
                return Verdict.of(place == Place.START ? string.startsWith(part) : place.isIn(string, part));
            }
            if (value instanceof Failure failure) {
                return failure;
            }
            return function.info().parameter(0).kind().holds(value)
                    ? Node.verdict(ValueFunctions.contains(value, part))
                    : function.wrong(0, value);
        }
    }

    /** A value equals one of some constants. */
    static final class OneOf extends Node.ValueTest {
        final List<@Nullable Object> constants;
        private final Set<@Nullable Object> keys = new HashSet<>();

        private OneOf(Node value, List<@Nullable Object> constants) {
            super(value);
            this.constants = constants;
            constants.forEach(constant -> keys.add(key(constant)));
        }

        /** Returns the node, or null if the constants are not all ones that can be looked up. */
        static @Nullable OneOf of(Node value, List<@Nullable Object> constants) {
            for (Object constant : constants) {
                if (!isKey(constant)) {
                    return null;
                }
            }
            return new OneOf(value, constants);
        }

        @Override
        Verdict test(@Nullable Object found) {
            if (found instanceof String) {
                return Verdict.of(keys.contains(found));
            }
            if (found instanceof Failure failure) {
                return failure;
            }
            return Verdict.of(isKey(found) && keys.contains(key(found)));
        }
    }

    /** Whether a value can be looked up by {@link #key}: not lists and maps, and not NaN, which equals nothing. */
    static boolean isKey(@Nullable Object value) {
        return !(value instanceof List
                || value instanceof Map
                || value instanceof Number number && Numbers.isNan(number));
    }

    /** Returns one object for all values that are equal. */
    static @Nullable Object key(@Nullable Object value) {
        return value instanceof Number number ? Numbers.key(number) : value;
    }
}
