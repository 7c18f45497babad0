package io.canto.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository, and those that tests compare with. */
final class Repository {
    /** The top folder. */
    static final Path ROOT =
            Path.of(System.getProperty("canto.root", "../..")).toAbsolutePath().normalize();

    /** The modules with code of their own that is shipped. */
    static final List<String> MODULES =
            List.of("record", "expr", "graph", "config", "operators", "cli", "testkit", "bench", "useragent");

    private static final boolean UPDATE = Boolean.getBoolean("canto.update");

    private Repository() {}

    /** Returns the text of a file that a test compares with; writes it first if {@code -Dcanto.update=true} says so. */
    static String expected(Path file, String actual) {
        try {
            if (UPDATE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            return Files.exists(file)
                    ? Files.readString(file)
                    : "(there is no " + ROOT.relativize(file) + "; -Dcanto.update=true writes it)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether files that tests compare with are written anew. */
    static boolean isUpdate() {
        return UPDATE;
    }

    /** Returns the files below a folder with a name that ends like this, sorted; none if there is no such folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder and all in it, but for what a build or a run has left there. */
    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : (Iterable<Path>) all::iterator) {
                Path relative = from.relativize(source);
                if (relative.startsWith("out") || relative.startsWith("target")) {
                    continue;
                }
                Path target = to.resolve(relative.toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
