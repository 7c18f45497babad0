package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be known about the language of expressions, for those who show it to people.
 *
 * <p>The language is SpEL over a closed world: the fields of a record, operators, and the functions listed here, which are
 * also methods of their first argument. Its meaning is SpEL's with these exceptions: a key of null is null; numbers are
 * compared by value whatever their class; integers fail instead of wrapping; nothing is converted to or from text or
 * boolean but by a function; text has no positions; times take seconds. {@code docs/decisions/expressions.md} says why.
 */
public final class Expressions {
    private Expressions() {}

    /** Returns the functions, by name. */
    public static List<FunctionInfo> functions() {
        return Functions.all();
    }

    /** Returns the names that read from a record, as {@code body}. */
    public static List<Field> fields() {
        return Arrays.stream(Access.Root.values())
                .map(root -> new Field(root.text, root.doc))
                .toList();
    }

    /**
     * Evaluates an expression and each of its parts on a record.
     *
     * @throws ExpressionException if the expression is wrong
     */
    public static Explanation explain(String source, LogRecord record) {
        return Explanation.of(source, record);
    }

    /**
     * A name that reads from a record.
     *
     * @param name how it is written
     * @param doc what it reads, in one sentence
     */
    public record Field(String name, String doc) {}
}
