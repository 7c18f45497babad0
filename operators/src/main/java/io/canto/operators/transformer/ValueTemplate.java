package io.canto.operators.transformer;

import io.canto.expr.ExpressionException;
import io.canto.expr.Failure;
import io.canto.expr.Template;
import io.canto.expr.ValueExpression;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of any kind as a configuration writes it. A text that is one {@code ${...}} alone has the kind of its
 * expression; other texts are templates; texts inside lists and maps count too.
 */
public final class ValueTemplate {
    private final @Nullable Object constant;
    private final @Nullable Maker maker;

    private ValueTemplate(@Nullable Object constant, @Nullable Maker maker) {
        this.constant = constant;
        this.maker = maker;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if an expression in it is wrong, or a record cannot hold it
     */
    public static ValueTemplate of(@Nullable Object written) {
        if (written instanceof String text) {
            return ofText(text);
        }
        if (written instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (written instanceof Iterable<?> items) {
            return ofList(items);
        }
        return new ValueTemplate(Values.of(written), null);
    }

    /** Whether it is the same for every record. */
    public boolean isConstant() {
        return maker == null;
    }

    /**
     * Returns the value for a record; nobody else has it.
     *
     * @throws RecordException if an expression has no value for the record
     */
    public @Nullable Object make(LogRecord record) {
        return maker == null ? Values.fork(constant) : maker.make(record);
    }

    private static ValueTemplate ofText(String text) {
        if (isOneExpression(text)) {
            ValueExpression expression = only(text);
            return new ValueTemplate(null, record -> Values.fork(succeeded(expression.evaluate(record), text)));
        }
        Template template = Template.parse(text);
        if (template.isConstant()) {
            return new ValueTemplate(template.render(new LogRecord()), null);
        }
        return new ValueTemplate(null, record -> succeeded(template.render(record), text));
    }

    private static ValueExpression only(String text) {
        try {
            return ValueExpression.parse(text.substring(2, text.length() - 1));
        } catch (ExpressionException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()), e.offset() + 2, e.length(), e.hint());
        }
    }

    private static ValueTemplate ofMap(Map<?, ?> map) {
        List<String> keys = new ArrayList<>();
        List<ValueTemplate> parts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            keys.add(String.valueOf(entry.getKey()));
            parts.add(of(entry.getValue()));
        }
        return whole(parts, record -> {
            Fields fields = new Fields(keys.size());
            for (int at = 0; at < keys.size(); at++) {
                fields.put(keys.get(at), parts.get(at).make(record));
            }
            return fields;
        });
    }

    private static ValueTemplate ofList(Iterable<?> items) {
        List<ValueTemplate> parts = new ArrayList<>();
        items.forEach(item -> parts.add(of(item)));
        return whole(parts, record -> {
            @Nullable Object[] made = new Object[parts.size()];
            for (int at = 0; at < made.length; at++) {
                made[at] = parts.get(at).make(record);
            }
            return Values.list(made);
        });
    }

    private static ValueTemplate whole(List<ValueTemplate> parts, Maker maker) {
        boolean constant = parts.stream().allMatch(ValueTemplate::isConstant);
        return constant ? new ValueTemplate(maker.make(new LogRecord()), null) : new ValueTemplate(null, maker);
    }

    private static @Nullable Object succeeded(@Nullable Object result, String source) {
        if (result instanceof Failure failure) {
            throw new RecordException("'" + source + "' has no value: " + failure.message());
        }
        return result;
    }

    /** Whether the brace that the text begins with is closed by its last character. */
    private static boolean isOneExpression(String text) {
        if (!text.startsWith("${") || !text.endsWith("}")) {
            return false;
        }
        int depth = 0;
        char quote = 0;
        for (int at = 1; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '{') {
                depth++;
            } else if (letter == '}' && --depth == 0) {
                return at == text.length() - 1;
            }
        }
        return false;
    }

    private interface Maker {
        @Nullable Object make(LogRecord record);
    }
}
