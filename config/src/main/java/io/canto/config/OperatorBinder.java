package io.canto.config;

import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;
import io.canto.expr.ExpressionLimits;
import io.canto.graph.CommonOptions;
import io.canto.graph.InputOptions;
import io.canto.graph.OperatorDeclaration;
import io.canto.graph.ParserOptions;
import io.canto.graph.Place;
import io.canto.record.Nearest;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorId;
import io.canto.spi.OperatorKind;
import io.canto.spi.OperatorType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the declaration of one operator from its map. */
final class OperatorBinder {
    /** What an operator is called whose type is missing. */
    static final String NO_TYPE = "operator";

    private final OperatorCatalog catalog;
    private final Problems problems;
    private final Binder binder;

    OperatorBinder(OperatorCatalog catalog, Problems problems, ExpressionLimits limits) {
        this.catalog = catalog;
        this.problems = problems;
        this.binder = new Binder(catalog.shapes(), problems, limits);
    }

    /** Makes the declaration; without options where they cannot be read. */
    OperatorDeclaration bind(YamlMap map, String id) {
        Place place = place(map);
        boolean explicit = map.get("id") != null;
        if (explicit) {
            checkId(map);
        }
        String name = typeName(map);
        Class<? extends OperatorConfig> type = name == null ? null : catalog.type(name);
        OptionPlaces places = new OptionPlaces(map, place);
        if (name == null || type == null) {
            tellNoType(map, name, place);
            return new OperatorDeclaration(
                    id,
                    explicit,
                    name == null ? NO_TYPE : name,
                    null,
                    CommonOptions.NONE,
                    ParserOptions.NONE,
                    InputOptions.NONE,
                    places);
        }
        OperatorKind kind = OperatorKind.of(type);
        RecordShape own = catalog.shape(type);
        Binder.Owner owner = new Binder.Owner(name, place, Binder.misspelt(map, allowed(own, kind, false)));
        Object config = binder.record(own, map, owner);
        boolean routesOnly =
                config instanceof OperatorConfig made ? made.routesOnly() : OperatorOptions.routesOnly(type);
        boolean known = refuseUnknown(map, own, name, kind, routesOnly);
        Object common = shared(CommonOptions.class, map, owner);
        Object parser = kind == OperatorKind.PARSER ? shared(ParserOptions.class, map, owner) : ParserOptions.NONE;
        Object input = kind == OperatorKind.INPUT ? shared(InputOptions.class, map, owner) : InputOptions.NONE;
        boolean sends = kind != OperatorKind.OUTPUT && !routesOnly;
        boolean usable = known && config != Binder.FAILED && parser != Binder.FAILED && input != Binder.FAILED;
        return new OperatorDeclaration(
                id,
                explicit,
                name,
                usable ? (OperatorConfig) config : null,
                common instanceof CommonOptions made ? (sends ? made : made.withOutput(List.of())) : CommonOptions.NONE,
                parser instanceof ParserOptions made ? made : ParserOptions.NONE,
                input instanceof InputOptions made ? made : InputOptions.NONE,
                places);
    }

    private static Place place(YamlMap map) {
        YamlNode id = map.get("id");
        YamlNode type = map.get("type");
        return id instanceof YamlScalar ? id.place() : type instanceof YamlScalar ? type.place() : map.place();
    }

    private void checkId(YamlMap map) {
        YamlNode id = map.get("id");
        if (!(id instanceof YamlScalar scalar) || scalar.isEmpty()) {
            problems.error(Codes.BAD_VALUE, "an id is a text", map.keyPlace("id"), null);
            return;
        }
        String text = scalar.text();
        if (text.indexOf('/') >= 0) {
            problems.error(
                    Codes.BAD_VALUE,
                    "an id cannot have a '/' in it",
                    scalar.place(),
                    "'/' stands between a graph and its operator");
            return;
        }
        try {
            OperatorId.parse(text);
        } catch (IllegalArgumentException e) {
            problems.error(
                    Codes.BAD_VALUE,
                    Secrets.hide(String.valueOf(e.getMessage()), scalar),
                    scalar.place(),
                    Hints.unseen(text));
        }
    }

    private static @Nullable String typeName(YamlMap map) {
        return map.get("type") instanceof YamlScalar scalar && !scalar.text().isEmpty() ? scalar.text() : null;
    }

    private void tellNoType(YamlMap map, @Nullable String name, Place place) {
        YamlMap.Entry type = map.entry("type");
        if (name != null && type != null) {
            problems.error(
                    Codes.UNKNOWN_TYPE,
                    "there is no operator type '" + shown(type.value()) + "'",
                    type.value().place(),
                    problems.isFull() ? null : catalog.hint(name));
        } else if (type != null) {
            problems.error(Codes.MISSING_TYPE, "a type is a text", type.key().place(), null);
        } else {
            String nearest = Nearest.of("type", map.keys()).orElse(null);
            problems.error(
                    Codes.MISSING_TYPE,
                    "this operator has no type",
                    nearest == null ? place : map.keyPlace(nearest),
                    nearest == null ? "write 'type: " + typeAsKey(map) + "'" : "did you mean 'type'?");
        }
    }

    private static String shown(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.shown() : node.kind();
    }

    /** Some tools write the type as the only key. */
    private String typeAsKey(YamlMap map) {
        return map.keys().stream()
                .filter(key -> catalog.type(key) != null)
                .findFirst()
                .orElse("...");
    }

    private boolean refuseUnknown(YamlMap map, RecordShape own, String name, OperatorKind kind, boolean routesOnly) {
        Set<String> allowed = new LinkedHashSet<>(own.names());
        allowed.addAll(
                OperatorOptions.shared(catalog.shapes(), kind, routesOnly).keySet());
        Set<String> quiet = new LinkedHashSet<>(allowed);
        quiet.add("id");
        quiet.add("type");
        boolean known = true;
        for (YamlMap.Entry entry : map.entries()) {
            String option = entry.key().text();
            String why = quiet.contains(option) ? null : OperatorOptions.whyNot(option, kind, routesOnly);
            why = why == null && !quiet.contains(option) ? instead(own.type(), option) : why;
            if (why != null) {
                problems.error(
                        Codes.UNKNOWN_OPTION,
                        name + " has no option '" + option + "'",
                        entry.key().place(),
                        why);
                quiet.add(option);
                known = false;
            }
        }
        int before = problems.count();
        binder.refuseUnknown(map, quiet, own.names(), name);
        return known && problems.count() == before;
    }

    /** Returns what to do instead of writing an option that the operator has elsewhere, or null. */
    private static @Nullable String instead(Class<?> type, String option) {
        for (String line :
                Objects.requireNonNull(type.getAnnotation(OperatorType.class)).instead()) {
            if (line.startsWith(option + ": ")) {
                return line.substring(option.length() + 2);
            }
        }
        return null;
    }

    private Set<String> allowed(RecordShape own, OperatorKind kind, boolean routesOnly) {
        Set<String> allowed = new LinkedHashSet<>(own.names());
        allowed.addAll(
                OperatorOptions.shared(catalog.shapes(), kind, routesOnly).keySet());
        allowed.add("id");
        allowed.add("type");
        return allowed;
    }

    private Object shared(Class<? extends Record> type, YamlMap map, Binder.Owner owner) {
        return binder.record(catalog.shapes().of(type), map, owner);
    }
}
