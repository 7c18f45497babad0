package io.canto.operators.input;

import io.canto.spi.OperatorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the files that patterns name. Symbolic links are followed, and a loop of them is entered once. */
final class FileFinder {
    private static final int MAX_FILES = 100_000;

    private final List<Rooted> include;
    private final List<Rooted> exclude;
    private final @Nullable Duration excludeOlderThan;
    private final @Nullable FileOrdering ordering;
    private final OperatorContext context;
    private final Set<Path> unreadable = new HashSet<>();
    /** Of the scan that is going on, by key. */
    private final Map<Object, FoundFile> found = new LinkedHashMap<>();

    private final Set<List<Object>> entered = new HashSet<>();

    FileFinder(FileInputConfig config, OperatorContext context) {
        include = Rooted.all(config.include(), context::resolve);
        exclude = Rooted.all(config.exclude(), context::resolve);
        excludeOlderThan = config.selection().excludeOlderThan();
        OrderingOptions order = config.selection().orderingCriteria();
        ordering = order == null ? null : new FileOrdering(order, context.clock());
        this.context = context;
    }

    /** Returns the files that are there now, each once. */
    Collection<FoundFile> find() {
        found.clear();
        for (Rooted rooted : include) {
            entered.clear();
            walk(rooted.folder, rooted.glob, 0);
        }
        return ordering == null ? List.copyOf(found.values()) : ordering.order(found.values());
    }

    private void walk(Path folder, Glob glob, int index) {
        Glob.Part part = glob.parts().get(index);
        boolean isLast = index == glob.parts().size() - 1;
        String literal = part.literal();
        if (literal != null) {
            visit(folder.resolve(literal), glob, index, isLast);
            return;
        }
        if (part.isDeep() && !isNewHere(folder, index)) {
            return;
        }
        if (part.isDeep() && !isLast) {
            walk(folder, glob, index + 1);
        }
        for (Path path : list(folder)) {
            if (part.isDeep()) {
                if (Files.isDirectory(path)) {
                    walk(path, glob, index);
                } else if (isLast) {
                    add(path);
                }
            } else if (part.matches(String.valueOf(path.getFileName()))) {
                visit(path, glob, index, isLast);
            }
        }
    }

    private void visit(Path path, Glob glob, int index, boolean isLast) {
        if (isLast) {
            add(path);
        } else if (Files.isDirectory(path)) {
            walk(path, glob, index + 1);
        }
    }

    private boolean isNewHere(Path folder, int index) {
        try {
            return entered.add(List.of(key(folder, Files.readAttributes(folder, BasicFileAttributes.class)), index));
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> list(Path folder) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(paths::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            if (unreadable.size() < MAX_FILES && unreadable.add(folder)) {
                context.warn("cannot look into '" + folder + "': " + reason(e));
            }
            return List.of();
        }
        paths.sort(null);
        return paths;
    }

    /** Returns what to say of a failure. */
    static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException other && other.getReason() != null) {
            return other.getReason(); // its message begins with the path
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private void add(Path path) {
        if (found.size() >= MAX_FILES) {
            context.warn("more than " + MAX_FILES + " files match; the rest is left out");
            return;
        }
        if (isExcluded(path)) {
            return;
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            return; // it vanished, or is a link to nothing
        }
        long modified = attributes.lastModifiedTime().toMillis();
        boolean isOld = excludeOlderThan != null && modified < context.clock().millis() - excludeOlderThan.toMillis();
        if (attributes.isRegularFile() && !isOld) {
            Object key = key(path, attributes);
            found.putIfAbsent(key, new FoundFile(path, key, attributes.size(), modified));
        }
    }

    private static Object key(Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? path : key;
    }

    /** Returns whether a pattern names a path, which may be absent. */
    static boolean matches(List<Glob> globs, Path path, Function<String, Path> resolve) {
        return Rooted.all(globs, resolve).stream().anyMatch(rooted -> rooted.matches(path));
    }

    private boolean isExcluded(Path path) {
        return exclude.stream().anyMatch(rooted -> rooted.matches(path));
    }

    /** A pattern and the folder that it begins in. */
    private record Rooted(Glob glob, Path folder) {
        static List<Rooted> all(List<Glob> globs, Function<String, Path> resolve) {
            return globs.stream()
                    .map(glob -> new Rooted(glob, resolve.apply(glob.folder().isEmpty() ? "." : glob.folder())))
                    .toList();
        }

        boolean matches(Path path) {
            if (!path.startsWith(folder)) {
                return false;
            }
            List<String> names = new ArrayList<>();
            folder.relativize(path).forEach(name -> names.add(name.toString()));
            return glob.matches(names, 0, 0);
        }
    }
}
