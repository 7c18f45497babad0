package io.canto.config;

import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import io.canto.spi.OperatorType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operator types that graphs can use. Immutable and thread-safe. Of a class that no graph uses at most its
 * type's name is read.
 */
public final class OperatorCatalog {
    private static final String SUFFIX = "_config";

    private static final String KIND = " (receiver|processor|connector|source|target|filter|input|output|codec)";

    /** The operator whose library is too large for the command. */
    private static final String IN_A_JAR_OF_ITS_OWN = "user_agent_parser";

    private final Map<String, Class<? extends OperatorConfig>> types;
    private final Shapes shapes;

    private OperatorCatalog(Map<String, Class<? extends OperatorConfig>> types, Shapes shapes) {
        this.types = Collections.unmodifiableMap(types);
        this.shapes = shapes;
    }

    /**
     * Returns a catalog of some config classes.
     *
     * @throws IllegalArgumentException if one has no {@link OperatorType}, or two have the same
     */
    public static OperatorCatalog of(Collection<Class<? extends OperatorConfig>> types) {
        Map<String, Class<? extends OperatorConfig>> byName = new TreeMap<>();
        types.forEach(type -> add(byName, annotation(type).value(), type));
        return new OperatorCatalog(byName, new Shapes());
    }

    /**
     * Returns a catalog of what all {@link OperatorProvider} services name.
     *
     * @param loader where they are looked for, such as that of the jars of a plugin folder
     * @throws IllegalArgumentException as {@link #of}
     * @throws java.util.ServiceConfigurationError if a jar names a provider that cannot be made
     */
    public static OperatorCatalog installed(ClassLoader loader) {
        Map<String, Class<? extends OperatorConfig>> byName = new TreeMap<>();
        for (OperatorProvider provider : ServiceLoader.load(OperatorProvider.class, loader)) {
            boolean byClass = provider.namesClassesAsTypes();
            for (Class<? extends OperatorConfig> type : provider.operators()) {
                add(
                        byName,
                        byClass
                                ? typeOf(type.getSimpleName())
                                : annotation(type).value(),
                        type);
            }
        }
        return new OperatorCatalog(byName, new Shapes());
    }

    private static void add(
            Map<String, Class<? extends OperatorConfig>> types, String name, Class<? extends OperatorConfig> type) {
        Class<? extends OperatorConfig> other = types.put(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(
                    "the type '" + name + "' is declared by " + other.getName() + " and " + type.getName());
        }
    }

    private static OperatorType annotation(Class<? extends OperatorConfig> type) {
        OperatorType annotation = type.getAnnotation(OperatorType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " has no @OperatorType");
        }
        return annotation;
    }

    /** Returns the type that a class is called as: {@code file_input} of {@code FileInputConfig}. */
    private static String typeOf(String simpleName) {
        String name = Shapes.optionName(simpleName);
        return name.substring(1, name.endsWith(SUFFIX) ? name.length() - SUFFIX.length() : name.length());
    }

    /**
     * Returns this catalog with more types.
     *
     * @throws IllegalArgumentException as {@link #of}, or if one of them declares an option that every operator has, or one
     *     of a type that no option can have
     */
    @SafeVarargs
    public final OperatorCatalog plus(Class<? extends OperatorConfig>... more) {
        Map<String, Class<? extends OperatorConfig>> all = new TreeMap<>(types);
        for (Class<? extends OperatorConfig> type : more) {
            shape(type);
            add(all, annotation(type).value(), type);
        }
        return new OperatorCatalog(all, shapes);
    }

    /** Returns what is to be known about a type, or nothing if there is no such type. */
    public Optional<OperatorDescription> find(String type) {
        return Optional.ofNullable(types.get(type)).map(found -> describe(type, found));
    }

    /** Returns what is to be known about all types, by name. */
    public List<OperatorDescription> all() {
        return types.entrySet().stream()
                .map(type -> describe(type.getKey(), type.getValue()))
                .toList();
    }

    private OperatorDescription describe(String name, Class<? extends OperatorConfig> type) {
        OperatorDescription about = Descriptions.of(type, shape(type), shapes);
        if (!about.type().equals(name)) {
            throw new IllegalArgumentException(type.getName() + " is the type '" + about.type()
                    + "', but its provider says that classes are called as their types");
        }
        return about;
    }

    /** Returns the names of all types, sorted. */
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** Returns the class behind a type, or null if there is no such type. */
    @Nullable Class<? extends OperatorConfig> type(String name) {
        return types.get(name);
    }

    /** Returns what helps on who looks for a type of a name that none has. */
    public String hint(String name) {
        String here = calledElsewhere(name);
        if (here != null) {
            return "here it is called '" + here + "'";
        }
        if (name.equals(IN_A_JAR_OF_ITS_OWN)) {
            return "it is not part of the command: give the folder of canto-useragent.jar with --plugins DIR";
        }
        String nearest = Hints.didYouMean(name, names());
        return nearest == null ? "'canto operators' lists them all; jars of more are found in --plugins DIR" : nearest;
    }

    /** Returns the type that is known elsewhere under a name, or null. */
    private @Nullable String calledElsewhere(String name) {
        for (Map.Entry<String, Class<? extends OperatorConfig>> type : types.entrySet()) {
            for (String other : annotation(type.getValue()).elsewhere()) {
                String names = other.substring(other.indexOf(": ") + 1);
                if (Arrays.stream(names.split(",")).anyMatch(one -> isName(one.strip(), name))) {
                    return type.getKey();
                }
            }
        }
        return null;
    }

    /** Whether a name is all of what stands there, or all but a word that says its kind, as in {@code filelog receiver}. */
    private static boolean isName(String written, String name) {
        return written.startsWith(name)
                && (written.length() == name.length()
                        || written.substring(name.length()).matches(KIND));
    }

    /** Returns the options of a config class, refusing those that are the engine's. */
    RecordShape shape(Class<? extends OperatorConfig> type) {
        RecordShape shape = shapes.of(type);
        OperatorOptions.refuseReserved(type, shape);
        return shape;
    }

    Shapes shapes() {
        return shapes;
    }
}
