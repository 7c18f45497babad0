package io.canto.config;

import io.canto.expr.Condition;
import io.canto.expr.Regex;
import io.canto.expr.Template;
import io.canto.expr.ValueExpression;
import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Inline;
import io.canto.spi.Range;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads record classes by reflection, each once and when it is first needed. The only place that does. Thread-safe. */
final class Shapes {
    private static final Map<Class<?>, OptionType> SIMPLE = Map.ofEntries(
            Map.entry(String.class, new OptionType.Text()),
            Map.entry(Object.class, new OptionType.Any()),
            Map.entry(boolean.class, new OptionType.Bool()),
            Map.entry(Boolean.class, new OptionType.Bool()),
            Map.entry(Duration.class, parsed("duration", Durations::parse)),
            Map.entry(Path.class, parsed("path", Path::of)),
            Map.entry(ZoneId.class, parsed("time zone", Shapes::zone)),
            Map.entry(Charset.class, parsed("character set", Shapes::charset)),
            Map.entry(FieldPath.class, parsed("field", Codes.BAD_FIELD, FieldPath::parse)),
            Map.entry(Condition.class, new OptionType.Parsed("condition", Codes.BAD_EXPRESSION, Condition::parse)),
            Map.entry(
                    ValueExpression.class,
                    new OptionType.Parsed("expression", Codes.BAD_EXPRESSION, ValueExpression::parse)),
            Map.entry(Template.class, new OptionType.Parsed("template", Codes.BAD_EXPRESSION, Template::parse)),
            Map.entry(Regex.class, parsed("pattern", Codes.BAD_EXPRESSION, Regex::parse)));
    private static final Map<Class<?>, Class<?>> NUMBERS = Map.of(
            int.class,
            Integer.class,
            Integer.class,
            Integer.class,
            long.class,
            Long.class,
            Long.class,
            Long.class,
            double.class,
            Double.class,
            Double.class,
            Double.class);

    private final Map<Class<?>, RecordShape> known = new ConcurrentHashMap<>();
    /** By identity: an option has one shape, and the hash of a record takes long to link, and to make. */
    private final Map<OptionShape, Object> defaults = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * Returns the shape of a record class.
     *
     * @throws IllegalArgumentException if a component has a type that no option can have: a mistake of its author
     */
    RecordShape of(Class<?> type) {
        RecordShape shape = known.get(type);
        if (shape == null) {
            shape = read(type);
            known.put(type, shape);
        }
        return shape;
    }

    /** Returns the default of an option, made once where it cannot be changed. */
    Object defaultValue(OptionShape option, Function<OptionShape, Object> make) {
        Object value = defaults.get(option);
        if (value == null) {
            value = make.apply(option);
            if (!holdsAny(option.type())) {
                defaults.put(option, value);
            }
        }
        return value;
    }

    private static boolean holdsAny(OptionType type) {
        return type instanceof OptionType.Any
                || type instanceof OptionType.ListOf list && holdsAny(list.item())
                || type instanceof OptionType.MapOf map && holdsAny(map.value());
    }

    private RecordShape read(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record");
        }
        List<OptionShape> options = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parameters.add(component.getType());
            options.add(option(type, component));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters.toArray(new Class<?>[0]));
            constructor.setAccessible(true);
            return new RecordShape(type, constructor, List.copyOf(options));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }

    private OptionShape option(Class<?> owner, RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        Default default_ = component.getAnnotation(Default.class);
        OptionType type = type(owner, component, component.getGenericType());
        return new OptionShape(
                optionName(component.getName()),
                type,
                doc == null ? "" : doc.value(),
                default_ == null ? null : default_.value(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.isAnnotationPresent(Inline.class));
    }

    /** Returns a component's name in snake case, without the underscore that keeps a keyword of Java apart. */
    static String optionName(String component) {
        StringBuilder name = new StringBuilder();
        for (char letter : component.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(letter));
        }
        return component.endsWith("_") ? name.substring(0, name.length() - 1) : name.toString();
    }

    private OptionType type(Class<?> owner, RecordComponent component, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new OptionType.ListOf(type(owner, component, arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new OptionType.MapOf(type(owner, component, arguments[1]));
            }
        } else if (type instanceof Class<?> plain) {
            OptionType simple = plain(component, plain);
            if (simple != null) {
                return simple;
            }
        }
        throw new IllegalArgumentException(owner.getSimpleName() + "." + component.getName()
                + " has a type that no option can have: " + type.getTypeName());
    }

    private @Nullable OptionType plain(RecordComponent component, Class<?> type) {
        OptionType simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        Class<?> number = NUMBERS.get(type);
        if (number != null) {
            Range range = component.getAnnotation(Range.class);
            return range == null
                    ? new OptionType.Number(number, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                    : new OptionType.Number(number, range.min(), range.max());
        }
        if (type.isEnum()) {
            return new OptionType.Choice(type);
        }
        OptionType.Parsed text = parseMethod(type);
        boolean hasOptions = type.isRecord() && (text == null || isDocumented(type));
        if (!hasOptions) {
            return text;
        }
        OptionType.Nested nested = new OptionType.Nested(type, () -> of(type));
        return text == null ? nested : new OptionType.Either(text, nested);
    }

    private static boolean isDocumented(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.isAnnotationPresent(Doc.class));
    }

    private static OptionType.@Nullable Parsed parseMethod(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("parse", String.class);
            if (!Modifier.isStatic(method.getModifiers()) || !type.isAssignableFrom(method.getReturnType())) {
                return null;
            }
            method.setAccessible(true);
            return parsed(words(type), text -> invoke(method, text));
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object invoke(Method method, String text) {
        try {
            return method.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(method + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    private static String words(Class<?> type) {
        return optionName(type.getSimpleName()).replaceFirst("^_", "").replace('_', ' ');
    }

    private static OptionType.Parsed parsed(String label, Function<String, Object> parse) {
        return parsed(label, Codes.BAD_VALUE, parse);
    }

    private static OptionType.Parsed parsed(String label, String code, Function<String, Object> parse) {
        return new OptionType.Parsed(label, code, (text, limits) -> parse.apply(text));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time zone; write one like UTC, Europe/Berlin or +02:00", e);
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a character set; write one like utf-8, iso-8859-1 or utf-16le", e);
        }
    }
}
