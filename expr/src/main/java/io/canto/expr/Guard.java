package io.canto.expr;

import io.canto.expr.regex.RequiredText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of one field for a condition to hold, in a form that many conditions can be asked for at once: equality
 * with one of some constants, or one of some texts at its start or anywhere in it. A condition whose guard does not hold
 * is plainly false; it does not fail.
 *
 * @param field what is tested
 * @param test how
 * @param keys the constants or texts, any of which will do
 * @param isAll whether the condition holds whenever its guard does, so that it need not be tested itself
 */
record Guard(Access.Field field, Test test, List<@Nullable Object> keys, boolean isAll) {
    /** The forms of guards. */
    enum Test {
        EQUALS(4),
        STARTS_WITH(4),
        CONTAINS(8);

        /** With fewer conditions it is quicker to test each. */
        final int worthFrom;

        Test(int worthFrom) {
            this.worthFrom = worthFrom;
        }
    }

    /** Returns the guard of a condition, or null if it has none. */
    static @Nullable Guard of(Node condition) {
        if (condition instanceof Logic.And and) {
            return ofFirst(and.first);
        }
        if (condition instanceof Logic.Or or) {
            return ofAny(or.parts);
        }
        if (condition instanceof SharedTests shared) {
            return shared.isAnd ? ofFirst(shared.tests[0]) : ofAny(shared.tests);
        }
        return ofTest(condition);
    }

    private static @Nullable Guard ofFirst(Node part) {
        Guard first = of(part);
        return first == null ? null : new Guard(first.field, first.test, first.keys, false);
    }

    private static @Nullable Guard ofAny(Node... parts) {
        Guard joined = null;
        for (Node part : parts) {
            Guard guard = of(part);
            if (guard == null) {
                return null;
            }
            joined = joined == null ? guard : joined.or(guard);
            if (joined == null) {
                return null;
            }
        }
        return joined;
    }

    private @Nullable Guard or(Guard other) {
        if (test != other.test || !field.path().equals(other.field.path())) {
            return null;
        }
        List<@Nullable Object> both = new ArrayList<>(keys);
        both.addAll(other.keys);
        return new Guard(field, test, both, isAll && other.isAll);
    }

    private static @Nullable Guard ofTest(Node condition) {
        if (condition instanceof Comparisons.EqualText equal && equal.subject instanceof Access.Field field) {
            return equals(field, List.of(equal.constant));
        }
        if (condition instanceof Comparisons.EqualConstant equal
                && equal.subject instanceof Access.Field field
                && TextTests.isKey(equal.constant)) {
            return equals(field, Collections.singletonList(TextTests.key(equal.constant)));
        }
        if (condition instanceof TextTests.OneOf oneOf && oneOf.subject instanceof Access.Field field) {
            List<@Nullable Object> keys = new ArrayList<>();
            oneOf.constants.forEach(constant -> keys.add(TextTests.key(constant)));
            return equals(field, keys);
        }
        if (condition instanceof TextTests.HasPart part && part.subject instanceof Access.Field field) {
            return ofPart(part, field);
        }
        if (condition instanceof Patterns.Search pattern
                && pattern.use == Patterns.Use.FIND
                && pattern.subject instanceof Access.Field field) {
            return ofPattern(pattern.regex.required(), field);
        }
        return null;
    }

    private static Guard equals(Access.Field field, List<@Nullable Object> keys) {
        return new Guard(field, Test.EQUALS, keys, true);
    }

    private static @Nullable Guard ofPart(TextTests.HasPart part, Access.Field field) {
        if (part.part.isEmpty()) {
            return null;
        }
        return switch (part.place) {
            case START -> new Guard(field, Test.STARTS_WITH, List.of(part.part), true);
            case ANYWHERE -> new Guard(field, Test.CONTAINS, List.of(part.part), true);
            case END -> null;
        };
    }

    private static @Nullable Guard ofPattern(@Nullable RequiredText required, Access.Field field) {
        if (required == null) {
            return null;
        }
        Test test = required.isAtStart() ? Test.STARTS_WITH : Test.CONTAINS;
        return new Guard(field, test, List.of(required.text()), required.isAll());
    }
}
