package io.canto.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All functions of expressions, by the names they are called by. A group is made when those before it do not have a name. */
final class Functions {
    private Functions() {}

    static @Nullable Function named(String name) {
        Function found = TextFunctions.GROUP.named(name);
        found = found != null ? found : ValueFunctions.GROUP.named(name);
        found = found != null ? found : TimeFunctions.GROUP.named(name);
        return found != null ? found : HashFunctions.GROUP.named(name);
    }

    static @Nullable Function method(String name) {
        Function found = TextFunctions.GROUP.method(name);
        found = found != null ? found : ValueFunctions.GROUP.method(name);
        found = found != null ? found : TimeFunctions.GROUP.method(name);
        return found != null ? found : HashFunctions.GROUP.method(name);
    }

    static Collection<String> names() {
        List<String> names = new ArrayList<>();
        groups().forEach(group -> names.addAll(group.names()));
        return names;
    }

    static Collection<String> methodNames() {
        List<String> names = new ArrayList<>();
        groups().forEach(group -> names.addAll(group.methodNames()));
        return names;
    }

    /** Returns what is known of each, by name. */
    static List<FunctionInfo> all() {
        List<FunctionInfo> all = new ArrayList<>();
        groups().forEach(group -> group.functions().forEach(function -> all.add(function.info())));
        all.sort(Comparator.comparing(FunctionInfo::name));
        return List.copyOf(all);
    }

    private static List<FunctionGroup> groups() {
        return List.of(TextFunctions.GROUP, ValueFunctions.GROUP, TimeFunctions.GROUP, HashFunctions.GROUP);
    }
}
