package io.canto.expr;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that stand together, by the names they are called by. Immutable. */
final class FunctionGroup {
    private final Map<String, Function> byName = new LinkedHashMap<>();
    private final Map<String, Function> byMethodName = new LinkedHashMap<>();

    FunctionGroup(List<Function> functions) {
        for (Function function : functions) {
            FunctionInfo info = function.info();
            byName.put(info.name(), function);
            if (info.isMethod()) {
                byMethodName.put(info.name(), function);
                info.methodNames().forEach(name -> byMethodName.put(name, function));
            }
        }
    }

    @Nullable Function named(String name) {
        return byName.get(name);
    }

    @Nullable Function method(String name) {
        return byMethodName.get(name);
    }

    Collection<Function> functions() {
        return byName.values();
    }

    Collection<String> names() {
        return byName.keySet();
    }

    Collection<String> methodNames() {
        return byMethodName.keySet();
    }
}
