package io.canto.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tests that stand side by side in an {@code and} or an {@code or}, of one field or of keys of the map in it: the field is
 * read once for all of them. They are asked in their order, and only until one decides.
 */
final class SharedTests extends Node.ValueTest {
    final boolean isAnd;
    final Node.ValueTest[] tests;
    private final Verdict undecided;
    private final Part first;
    private final Part second;
    private final Part[] more;

    private SharedTests(boolean isAnd, Access.Field field, List<Node.ValueTest> tests) {
        super(field);
        this.isAnd = isAnd;
        this.tests = tests.toArray(Node.ValueTest[]::new);
        undecided = Verdict.of(isAnd);
        Part[] parts = tests.stream().map(test -> Part.of(test, field)).toArray(Part[]::new);
        first = parts[0];
        second = parts[1];
        more = Arrays.copyOfRange(parts, 2, parts.length);
    }

    /**
     * Puts those together that can share the reading of a field.
     *
     * @param isAnd whether all have to hold, or any
     */
    static Node[] join(boolean isAnd, Node... tests) {
        List<Node> joined = new ArrayList<>();
        int at = 0;
        while (at < tests.length) {
            SharedTests shared = longest(isAnd, Arrays.asList(tests).subList(at, tests.length));
            joined.add(shared == null ? tests[at] : shared);
            at += shared == null ? 1 : shared.tests.length;
        }
        return joined.toArray(Node[]::new);
    }

    /** Returns the most tests from the first on that share a field with it, or null if there are none. */
    private static @Nullable SharedTests longest(boolean isAnd, List<Node> tests) {
        Access.Field shared = null;
        List<Node.ValueTest> most = List.of();
        for (Access.Field field : fields(tests.get(0))) {
            List<Node.ValueTest> sharing = new ArrayList<>();
            for (Node test : tests) {
                if (fields(test).stream().noneMatch(read -> read.path().equals(field.path()))) {
                    break;
                }
                sharing.add((Node.ValueTest) test);
            }
            if (sharing.size() > most.size()) {
                most = sharing;
                shared = field;
            }
        }
        return shared == null || most.size() < 2 ? null : new SharedTests(isAnd, shared, most);
    }

    /** Returns the fields whose reading a test can share: what it tests, and the map that this is in. */
    private static List<Access.Field> fields(Node test) {
        if (!(test instanceof Node.ValueTest value && value.subject instanceof Access.Field field) || field.isRoot()) {
            return List.of();
        }
        return field instanceof Access.Key key && !key.of.isRoot() ? List.of(field, key.of) : List.of(field);
    }

    @Override
    Verdict test(@Nullable Object value) {
        Verdict verdict = first.test(value);
        if (verdict != undecided) {
            return verdict;
        }
        verdict = second.test(value);
        for (int at = 0; at < more.length && verdict == undecided; at++) {
            verdict = more[at].test(value);
        }
        return verdict;
    }

    /**
     * A test of the shared field, or of a key of the map in it.
     *
     * @param key null if it is of the field itself
     */
    private record Part(Node.ValueTest test, @Nullable String key) {
        static Part of(Node.ValueTest test, Access.Field shared) {
            boolean isOfKey =
                    test.subject instanceof Access.Key key && key.of.path().equals(shared.path());
            return new Part(test, isOfKey ? ((Access.Key) test.subject).key : null);
        }

        Verdict test(@Nullable Object value) {
            return test.test(key == null ? value : Access.step(value, key));
        }
    }
}
