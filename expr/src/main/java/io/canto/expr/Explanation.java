package io.canto.expr;

import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression and each of its parts is for one record.
 *
 * @param source the expression
 * @param value its value, or a {@link Failure}
 * @param parts its parts, each before those it is made of
 */
public record Explanation(String source, @Nullable Object value, List<Part> parts) {

    /** Copies the list. */
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * A part of an expression.
     *
     * @param text the part, written in full
     * @param depth in how many other parts it is
     * @param how where its value comes from
     * @param value its value, a {@link Failure}, or null for a part that has another value for each element
     */
    public record Part(
            String text, int depth, How how, @Nullable Object value) {}

    /** Where the value of a part comes from. */
    public enum How {
        /** It was computed when the expression was read, and is the same for every record. */
        CONSTANT,
        /** It is computed for each record, by nodes of our own. */
        TRANSLATED,
        /** It is computed by nodes of our own for each element of a selection or projection. */
        PER_ELEMENT
    }

    static Explanation of(String source, LogRecord record) {
        List<Translator.Part> parts = new ArrayList<>();
        Compiled compiled = Compiled.explained(source, parts);
        List<Part> explained = new ArrayList<>();
        for (Translator.Part part : parts) {
            How how = part.isPerElement() ? How.PER_ELEMENT : part.node().isConstant() ? How.CONSTANT : How.TRANSLATED;
            Object value = how == How.PER_ELEMENT ? null : shown(part.node().value(record, new Frame()));
            explained.add(new Part(part.tree().toStringAST(), part.depth(), how, value));
        }
        return new Explanation(source, shown(compiled.value(record)), explained);
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof Failure ? value : Values.fork(value);
    }
}
