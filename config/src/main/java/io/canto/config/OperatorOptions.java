package io.canto.config;

import io.canto.graph.CommonOptions;
import io.canto.graph.InputOptions;
import io.canto.graph.ParserOptions;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which options an operator has beside its own, and which names are not for its own. */
final class OperatorOptions {
    private static final Set<String> RESERVED =
            Set.of("id", "type", "output", "if", "on_error", "max_seen_counter", "seen_counter_action");
    private static final Set<String> RESERVED_OF_PARSERS =
            Set.of("parse_from", "parse_to", "body", "timestamp", "severity", "trace", "scope_name");
    private static final Set<String> RESERVED_OF_INPUTS = Set.of("attributes", "resource");

    private OperatorOptions() {}

    /**
     * Refuses a config class that declares what the engine does.
     *
     * @throws IllegalArgumentException naming the class and the option
     */
    static void refuseReserved(Class<? extends OperatorConfig> type, RecordShape shape) {
        OperatorKind kind = OperatorKind.of(type);
        for (String name : shape.names()) {
            boolean reserved = RESERVED.contains(name)
                    || kind == OperatorKind.PARSER && RESERVED_OF_PARSERS.contains(name)
                    || kind == OperatorKind.INPUT && RESERVED_OF_INPUTS.contains(name);
            if (reserved) {
                throw new IllegalArgumentException(type.getName() + " declares the option '" + name + "', which every "
                        + kind + " has already; give it another name");
            }
        }
    }

    /** Whether a config names all ways out itself, as far as its class tells. */
    static boolean routesOnly(Class<? extends OperatorConfig> type) {
        try {
            return type.getMethod("routesOnly").getDeclaringClass() != OperatorConfig.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every config has it", e);
        }
    }

    /** Returns the options that the engine gives an operator, by name, without {@code id} and {@code type}. */
    static Map<String, OptionShape> shared(Shapes shapes, OperatorKind kind, boolean routesOnly) {
        Map<String, OptionShape> options = new LinkedHashMap<>();
        for (OptionShape option : shapes.of(CommonOptions.class).options()) {
            if (isShared(option.name(), kind, routesOnly)) {
                options.put(option.name(), option);
            }
        }
        List<OptionShape> more = new ArrayList<>();
        if (kind == OperatorKind.PARSER) {
            more.addAll(shapes.of(ParserOptions.class).options());
        } else if (kind == OperatorKind.INPUT) {
            more.addAll(shapes.of(InputOptions.class).options());
        }
        more.forEach(option -> options.put(option.name(), option));
        return options;
    }

    private static boolean isShared(String name, OperatorKind kind, boolean routesOnly) {
        return switch (name) {
            case "output" -> kind != OperatorKind.OUTPUT && !routesOnly;
            case "if" -> kind != OperatorKind.INPUT && !routesOnly;
            default -> kind != OperatorKind.INPUT;
        };
    }

    /** Returns why an operator of some kind has no such option though others do, or null if no operator does. */
    static @org.jspecify.annotations.Nullable String whyNot(String name, OperatorKind kind, boolean routesOnly) {
        if (name.equals("output") && routesOnly) {
            return "its own routes say where records go";
        }
        if (name.equals("output") && kind == OperatorKind.OUTPUT) {
            return "records end at an output";
        }
        if (name.equals("if") && routesOnly) {
            return "write the condition in a route";
        }
        if (kind == OperatorKind.INPUT && RESERVED.contains(name)) {
            return "nothing is sent to an input, so it has none; write it at the next operator";
        }
        if (kind != OperatorKind.PARSER && RESERVED_OF_PARSERS.contains(name)) {
            return "only parsers have it";
        }
        return null;
    }
}
