package io.canto.config;

import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorKind;
import io.canto.spi.OperatorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of config classes. */
final class Descriptions {
    /** Options in options in options: deeper ones are not described, which also ends types that hold themselves. */
    private static final int MAX_DEPTH = 4;

    private Descriptions() {}

    static OperatorDescription of(Class<? extends OperatorConfig> type, RecordShape shape, Shapes shapes) {
        OperatorType about = Objects.requireNonNull(type.getAnnotation(OperatorType.class));
        OperatorKind kind = OperatorKind.of(type);
        boolean routesOnly = OperatorOptions.routesOnly(type);
        return new OperatorDescription(
                about.value(),
                kind,
                type,
                about.summary(),
                about.description().strip(),
                about.badInput().strip(),
                differences(about),
                List.of(about.elsewhere()),
                options(shape.written().values(), 0),
                options(OperatorOptions.shared(shapes, kind, routesOnly).values(), 0),
                Arrays.stream(type.getAnnotationsByType(Example.class))
                        .map(Example::value)
                        .toList());
    }

    private static String differences(OperatorType about) {
        List<String> parts = new ArrayList<>(List.of(about.differsFromStanza().strip()));
        for (String line : about.instead()) {
            parts.add("`" + line.replaceFirst(":", "`:") + ".");
        }
        return String.join(" ", parts).strip();
    }

    static List<OptionDescription> options(Collection<OptionShape> shapes, int depth) {
        return shapes.stream().map(shape -> option(shape, depth)).toList();
    }

    private static OptionDescription option(OptionShape shape, int depth) {
        OptionType leaf = leaf(shape.type());
        return new OptionDescription(
                shape.name(),
                shape.type().label(),
                shape.defaultText() == null && !shape.nullable(),
                shape.defaultText(),
                shape.doc(),
                leaf instanceof OptionType.Number number ? Numbers.bounds(number) : "",
                choices(leaf),
                depth < MAX_DEPTH ? nested(leaf, depth) : List.of());
    }

    private static List<OptionDescription> nested(OptionType leaf, int depth) {
        OptionType.Nested nested = nested(leaf);
        return nested == null
                ? List.of()
                : options(nested.shape().get().written().values(), depth + 1);
    }

    private static OptionType.@Nullable Nested nested(OptionType type) {
        if (type instanceof OptionType.Either either) {
            return either.options();
        }
        return type instanceof OptionType.Nested nested ? nested : null;
    }

    /** What a list or map is made of in the end. */
    private static OptionType leaf(OptionType type) {
        if (type instanceof OptionType.ListOf list) {
            return leaf(list.item());
        }
        return type instanceof OptionType.MapOf map ? leaf(map.value()) : type;
    }

    private static List<OptionDescription.Choice> choices(OptionType leaf) {
        if (leaf instanceof OptionType.Either either) {
            return either.words().stream()
                    .map(word -> new OptionDescription.Choice(word, ""))
                    .toList();
        }
        return leaf instanceof OptionType.Choice choice ? choices(choice) : List.of();
    }

    private static List<OptionDescription.Choice> choices(OptionType.Choice choice) {
        List<String> names = choice.names();
        List<? extends Enum<?>> constants = choice.constants();
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(at -> new OptionDescription.Choice(names.get(at), doc(choice.type(), constants.get(at))))
                .toList();
    }

    private static String doc(Class<?> type, Enum<?> constant) {
        try {
            Doc doc = type.getField(constant.name()).getAnnotation(Doc.class);
            return doc == null ? "" : doc.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a constant without a field: " + constant, e);
        }
    }
}
