package io.canto.cli;

import io.canto.config.OperatorCatalog;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operator types of this run: our own, and those of jars in a folder. */
final class Catalogs {
    private Catalogs() {}

    /**
     * Returns the types.
     *
     * @param plugins a folder of jars, or null
     * @throws IOException if the folder cannot be read
     */
    static OperatorCatalog of(@Nullable Path plugins) throws IOException {
        ClassLoader own = Catalogs.class.getClassLoader();
        if (plugins == null) {
            return OperatorCatalog.installed(own);
        }
        if (!Files.isDirectory(plugins)) {
            throw new NotDirectoryException(plugins.toString());
        }
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(plugins, "*.jar")) {
            for (Path jar : found) {
                jars.add(jar.toUri().toURL());
            }
        }
        // Its classes are needed as long as the process lives, so it is not closed.
        return OperatorCatalog.installed(new URLClassLoader(jars.toArray(URL[]::new), own));
    }
}
