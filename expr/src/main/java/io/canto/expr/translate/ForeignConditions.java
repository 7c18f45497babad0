package io.canto.expr.translate;

import io.canto.expr.ExpressionException;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.ValueExpression;
import org.jspecify.annotations.Nullable;

/**
 * Translates conditions that were written for other systems: Expr, which Stanza and the OpenTelemetry Collector use in
 * {@code if}, {@code filter} and {@code router}, and LogQL's stream selectors with line filters.
 */
public final class ForeignConditions {
    private ForeignConditions() {}

    /**
     * Returns the condition in SpEL. What begins with a brace is LogQL, anything else Expr.
     *
     * @throws ExpressionException if it is wrong, or has a part that has no like in our language; it says which
     */
    public static String toSpel(String source) {
        return source.strip().startsWith("{")
                ? new LogQlTranslator(source).translate()
                : new ExprTranslator(source).translate();
    }

    /** Returns the condition in SpEL, or null if it is no foreign one, cannot be translated or reads alike. */
    public static @Nullable String translation(String source, ExpressionLimits limits) {
        try {
            String ours = toSpel(source);
            ValueExpression.parse(ours, limits);
            return ours.equals(source.strip()) ? null : ours;
        } catch (ExpressionException e) {
            return null;
        }
    }
}
