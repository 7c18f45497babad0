package io.canto.config;

import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import io.canto.spi.OperatorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operator types that graphs can use. Immutable and thread-safe. Of a class that no graph uses only its type's name is
 * read.
 */
public final class OperatorCatalog {
    private static final Pattern KIND =
            Pattern.compile(" (receiver|processor|connector|source|target|filter|input|output|codec)");

    /** The operator whose library is too large for the command. */
    private static final String IN_A_JAR_OF_ITS_OWN = "user_agent_parser";

    private final Map<String, Class<? extends OperatorConfig>> types;
    private final Shapes shapes;

    private OperatorCatalog(Collection<Class<? extends OperatorConfig>> classes, Shapes shapes) {
        Map<String, Class<? extends OperatorConfig>> byName = new TreeMap<>();
        for (Class<? extends OperatorConfig> type : classes) {
            OperatorType annotation = type.getAnnotation(OperatorType.class);
            if (annotation == null) {
                throw new IllegalArgumentException(type.getName() + " has no @OperatorType");
            }
            Class<? extends OperatorConfig> other = byName.put(annotation.value(), type);
            if (other != null && other != type) {
                throw new IllegalArgumentException("the type '" + annotation.value() + "' is declared by "
                        + other.getName() + " and " + type.getName());
            }
        }
        this.types = Collections.unmodifiableMap(byName);
        this.shapes = shapes;
    }

    /**
     * Returns a catalog of some config classes.
     *
     * @throws IllegalArgumentException if one has no {@link OperatorType}, or two have the same
     */
    public static OperatorCatalog of(Collection<Class<? extends OperatorConfig>> types) {
        return new OperatorCatalog(types, new Shapes());
    }

    /**
     * Returns a catalog of what all {@link OperatorProvider} services name.
     *
     * @param loader where they are looked for, such as that of the jars of a plugin folder
     * @throws IllegalArgumentException as {@link #of}
     * @throws java.util.ServiceConfigurationError if a jar names a provider that cannot be made
     */
    public static OperatorCatalog installed(ClassLoader loader) {
        List<Class<? extends OperatorConfig>> all = new ArrayList<>();
        ServiceLoader.load(OperatorProvider.class, loader).forEach(provider -> all.addAll(provider.operators()));
        return of(all);
    }

    /**
     * Returns this catalog with more types.
     *
     * @throws IllegalArgumentException as {@link #of}, or if one of them declares an option that every operator has, or one
     *     of a type that no option can have
     */
    @SafeVarargs
    public final OperatorCatalog plus(Class<? extends OperatorConfig>... more) {
        List<Class<? extends OperatorConfig>> all = new ArrayList<>(types.values());
        for (Class<? extends OperatorConfig> type : more) {
            shape(type);
            all.add(type);
        }
        return new OperatorCatalog(all, shapes);
    }

    /** Returns what is to be known about a type, or nothing if there is no such type. */
    public Optional<OperatorDescription> find(String type) {
        Class<? extends OperatorConfig> found = types.get(type);
        return found == null ? Optional.empty() : Optional.of(Descriptions.of(found, shape(found), shapes));
    }

    /** Returns what is to be known about all types, by name. */
    public List<OperatorDescription> all() {
        return types.values().stream()
                .map(type -> Descriptions.of(type, shape(type), shapes))
                .toList();
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
            OperatorType about = Objects.requireNonNull(type.getValue().getAnnotation(OperatorType.class));
            for (String other : about.elsewhere()) {
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
                        || KIND.matcher(written.substring(name.length())).matches());
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
