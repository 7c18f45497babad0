package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept in files. {@code -Dgolden.write=true} writes them anew, to be read before they are committed. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources");

    private Golden() {}

    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(Path file, String actual) {
        if (Boolean.getBoolean("golden.write")) {
            try {
                Files.writeString(file, actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(actual).isEqualTo(read(file));
    }
}
