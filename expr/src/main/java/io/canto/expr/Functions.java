package io.canto.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions of expressions, by the names they are called by. */
final class Functions {
    private static final Map<String, Function> BY_NAME = new HashMap<>();
    private static final Map<String, Function> BY_METHOD_NAME = new HashMap<>();

    static {
        for (List<Function> group :
                List.of(TextFunctions.all(), ValueFunctions.all(), TimeFunctions.all(), HashFunctions.all())) {
            group.forEach(Functions::add);
        }
    }

    private Functions() {}

    private static void add(Function function) {
        FunctionInfo info = function.info();
        BY_NAME.put(info.name(), function);
        if (info.isMethod()) {
            BY_METHOD_NAME.put(info.name(), function);
            info.methodNames().forEach(name -> BY_METHOD_NAME.put(name, function));
        }
    }

    static @Nullable Function named(String name) {
        return BY_NAME.get(name);
    }

    static @Nullable Function method(String name) {
        return BY_METHOD_NAME.get(name);
    }

    static Collection<String> names() {
        return BY_NAME.keySet();
    }

    static Collection<String> methodNames() {
        return BY_METHOD_NAME.keySet();
    }

    /** Returns what is known of each, by name. */
    static List<FunctionInfo> all() {
        List<FunctionInfo> all = new ArrayList<>();
        BY_NAME.values().forEach(function -> all.add(function.info()));
        all.sort(Comparator.comparing(FunctionInfo::name));
        return List.copyOf(all);
    }
}
