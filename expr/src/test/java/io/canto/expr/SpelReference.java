package io.canto.expr;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.Expression;
import org.springframework.expression.MethodExecutor;
import org.springframework.expression.Operation;
import org.springframework.expression.OperatorOverloader;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypeComparator;
import org.springframework.expression.TypeConverter;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * What Spring's interpreter makes of an expression over a record: the reference for our translation. The interpreter
 * walks its own tree and does all the navigating, choosing, selecting and short-circuiting; the places where our language
 * differs on purpose are calls of our primitives, put in by {@link SpelRewriter}.
 */
final class SpelReference {
    /** Stands for every kind of failing. */
    static final Object FAILED = new Object() {
        @Override
        public String toString() {
            return "failed";
        }
    };

    private static final SpelExpressionParser PARSER = new SpelExpressionParser(SpelParserConfiguration.builder()
            .maximumOperations(1_000_000)
            .maximumExpressionLength(100_000)
            .build());

    private final String rewritten;
    private final Expression expression;

    SpelReference(String source, boolean isNative) {
        rewritten = SpelRewriter.rewrite(PARSER.parseRaw(source).getAST(), isNative);
        expression = PARSER.parseRaw(rewritten);
    }

    @Nullable Object evaluate(LogRecord record) {
        try {
            return normal(expression.getValue(context(record)));
        } catch (EvaluationException | ArithmeticException | IllegalStateException | IllegalArgumentException failed) {
            return FAILED;
        }
    }

    @Override
    public String toString() {
        return rewritten;
    }

    private static StandardEvaluationContext context(LogRecord record) {
        StandardEvaluationContext context = new StandardEvaluationContext(record);
        context.setPropertyAccessors(List.of(new Reader()));
        context.setMethodResolvers(List.of((given, target, name, types) -> method(name)));
        context.setConstructorResolvers(List.of());
        context.setTypeComparator(new Comparator());
        context.setTypeConverter(new Converter());
        context.setOperatorOverloader(new Times());
        return context;
    }

    private static MethodExecutor method(String name) {
        return (context, target, arguments) -> {
            List<@Nullable Object> values = new ArrayList<>();
            if (!name.startsWith(SpelRewriter.CALL)) {
                values.add(normal(target));
            }
            for (Object argument : arguments) {
                values.add(normal(argument));
            }
            Object result = name.startsWith(SpelRewriter.PRIMITIVE)
                    ? SpelRewriter.primitive(name.substring(SpelRewriter.PRIMITIVE.length()), values)
                    : call(name, values);
            if (result instanceof Failure failure) {
                throw new AccessException(failure.message());
            }
            return new TypedValue(result);
        };
    }

    private static @Nullable Object call(String name, List<@Nullable Object> values) throws AccessException {
        Function function = name.startsWith(SpelRewriter.CALL)
                ? Functions.named(name.substring(SpelRewriter.CALL.length()))
                : Functions.method(name);
        if (function == null || !function.info().takes(values.size())) {
            throw new AccessException("no such function");
        }
        for (int at = 0; at < values.size(); at++) {
            if (!function.info().parameter(at).kind().holds(values.get(at))) {
                throw new AccessException("wrong kind");
            }
        }
        return function.call(new LogRecord(), values.toArray());
    }

    /** Brings what Spring makes (integers, plain lists and maps, entries) to the kinds of a record. */
    static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Map.Entry<?, ?> entry) {
            Fields fields = new Fields();
            fields.put("key", normal(entry.getKey()));
            fields.put("value", normal(entry.getValue()));
            return fields;
        }
        if (value instanceof Map<?, ?> map && !(value instanceof Fields)) {
            Fields fields = new Fields();
            map.forEach(
                    (key, item) -> fields.put((String) java.util.Objects.requireNonNull(normal(key)), normal(item)));
            return fields;
        }
        if (value instanceof List<?> list) {
            return Values.list(list.stream().map(SpelReference::normal).toArray());
        }
        return value instanceof LogRecord ? value : Values.of(value);
    }

    private static final class Reader implements PropertyAccessor {
        @Override
        public Class<?> @Nullable [] getSpecificTargetClasses() {
            return null;
        }

        @Override
        public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
            return true;
        }

        @Override
        public TypedValue read(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
            if (target instanceof LogRecord record) {
                Access.Root root = Access.Root.of(name);
                if (root == null) {
                    throw new AccessException("no such field");
                }
                return new TypedValue(root.read(record));
            }
            Object value = Access.step(normal(target), name);
            if (value instanceof Failure failure) {
                throw new AccessException(failure.message());
            }
            return new TypedValue(value);
        }

        @Override
        public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
            return false;
        }

        @Override
        public void write(EvaluationContext context, @Nullable Object target, String name, @Nullable Object value)
                throws AccessException {
            throw new AccessException("read only");
        }
    }

    private static final class Comparator implements TypeComparator {
        @Override
        public boolean canCompare(@Nullable Object left, @Nullable Object right) {
            return left instanceof Number && right instanceof Number
                    || left instanceof String && right instanceof String
                    || left instanceof Instant && right instanceof Instant
                    || left instanceof Boolean && right instanceof Boolean;
        }

        @Override
        public int compare(@Nullable Object left, @Nullable Object right) {
            if (!canCompare(left, right)) {
                throw new IllegalStateException("no order");
            }
            return Comparisons.compare(normal(left), normal(right));
        }
    }

    /** Adds what Spring's operators do not know: times and seconds. */
    private static final class Times implements OperatorOverloader {
        @Override
        public boolean overridesOperation(Operation operation, @Nullable Object left, @Nullable Object right) {
            return operation == Operation.ADD;
        }

        @Override
        public Object operate(Operation operation, @Nullable Object left, @Nullable Object right) {
            Object result = Arithmetic.add(normal(left), normal(right));
            if (result instanceof Failure failure) {
                throw new IllegalStateException(failure.message());
            }
            return result;
        }
    }

    private static final class Converter implements TypeConverter {
        @Override
        public boolean canConvert(@Nullable TypeDescriptor from, TypeDescriptor to) {
            return true;
        }

        @Override
        public @Nullable Object convertValue(@Nullable Object value, @Nullable TypeDescriptor from, TypeDescriptor to) {
            if (value == null || to.getObjectType().isInstance(value)) {
                return value;
            }
            if (to.getType() == String.class && Texts.text(normal(value)) instanceof String text) {
                return text;
            }
            throw new IllegalStateException("no conversion");
        }
    }
}
