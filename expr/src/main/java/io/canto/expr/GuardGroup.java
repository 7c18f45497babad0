package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The guards of one form over one field, asked all at once. */
abstract class GuardGroup {
    /** No guard of the group holds. */
    static final int NONE = Integer.MAX_VALUE;

    /** The field is not of the kind the group is for; its conditions must be tested one by one. */
    static final int ONE_BY_ONE = -1;

    private final Access.Field field;

    private GuardGroup(Access.Field field) {
        this.field = field;
    }

    /** Returns the index of the first condition whose guard holds, from one on; or {@link #NONE} or {@link #ONE_BY_ONE}. */
    final int next(LogRecord record, int from) {
        return next(field.value(record, Frame.NONE), from);
    }

    abstract int next(@Nullable Object value, int from);

    /**
     * Makes a group.
     *
     * @param guards by the index of their condition; all of one form and field
     * @return the group, or null if it would take too much room
     */
    static @Nullable GuardGroup of(Guard.Test test, TreeMap<Integer, Guard> guards) {
        Access.Field field = guards.firstEntry().getValue().field();
        Map<@Nullable Object, int[]> indexes = new HashMap<>();
        guards.forEach((index, guard) -> guard.keys().forEach(key -> add(indexes, key, index)));
        if (test == Guard.Test.EQUALS) {
            return new Keys(field, indexes);
        }
        if (test == Guard.Test.STARTS_WITH) {
            PrefixTree tree = new PrefixTree();
            indexes.forEach((key, places) -> tree.add(String.valueOf(key), places));
            return new Prefixes(field, tree);
        }
        List<String> texts = indexes.keySet().stream().map(String::valueOf).toList();
        PartScanner scanner =
                PartScanner.of(texts, texts.stream().map(indexes::get).toList());
        return scanner == null ? null : new Parts(field, scanner);
    }

    private static void add(Map<@Nullable Object, int[]> indexes, @Nullable Object key, int index) {
        int[] known = indexes.get(key);
        if (known == null) {
            indexes.put(key, new int[] {index});
        } else if (known[known.length - 1] != index) {
            int[] longer = Arrays.copyOf(known, known.length + 1);
            longer[known.length] = index;
            indexes.put(key, longer);
        }
    }

    /** Returns the first of some ascending indexes that is not below another, or {@link #NONE}. */
    static int first(int @Nullable [] indexes, int from) {
        if (indexes != null) {
            for (int index : indexes) {
                if (index >= from) {
                    return index;
                }
            }
        }
        return NONE;
    }

    private static final class Keys extends GuardGroup {
        private final Map<@Nullable Object, int[]> indexes;

        Keys(Access.Field field, Map<@Nullable Object, int[]> indexes) {
            super(field);
            this.indexes = indexes;
        }

        @Override
        int next(@Nullable Object value, int from) {
            if (value instanceof String) {
                return first(indexes.get(value), from);
            }
            if (value instanceof Failure) {
                return ONE_BY_ONE;
            }
            return TextTests.isKey(value) ? first(indexes.get(TextTests.key(value)), from) : NONE;
        }
    }

    private static final class Prefixes extends GuardGroup {
        private final PrefixTree tree;

        Prefixes(Access.Field field, PrefixTree tree) {
            super(field);
            this.tree = tree;
        }

        @Override
        int next(@Nullable Object value, int from) {
            return value instanceof String text ? tree.first(text, from) : ONE_BY_ONE;
        }
    }

    private static final class Parts extends GuardGroup {
        private final PartScanner scanner;

        Parts(Access.Field field, PartScanner scanner) {
            super(field);
            this.scanner = scanner;
        }

        @Override
        int next(@Nullable Object value, int from) {
            return value instanceof String text ? scanner.first(text, from) : ONE_BY_ONE;
        }
    }
}
