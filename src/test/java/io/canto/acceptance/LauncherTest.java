package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script around the jar: it finds Java, or says what it needs. */
class LauncherTest {
    private static final String CANTO = Command.packaged().resolve("bin/canto").toString();

    @Test
    void the_packaged_folder_runs_from_anywhere(@TempDir Path folder) {
        Path copy = folder.resolve("a folder with blanks");
        Repository.copy(Command.packaged(), copy);

        Command.Result result = Command.of(copy.resolve("bin/canto").toString(), "version")
                .in(folder)
                .run()
                .exits(0);

        assertThat(result.out()).startsWith("canto 0.1.0");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void the_command_runs_through_a_symbolic_link(@TempDir Path folder) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("c"), Path.of(CANTO));

        Command.of(link.toString(), "version").in(folder).run().exits(0);
    }

    @Test
    void the_jar_runs_alone(@TempDir Path folder) throws IOException {
        Path jar = Files.copy(Command.packaged().resolve("lib/canto.jar"), folder.resolve("c.jar"));

        Command.Result result = Command.of(java(), "-jar", jar.toString(), "operators", "stdout")
                .run()
                .exits(0);

        assertThat(result.out()).contains("Writes records to standard output");
    }

    @Test
    void a_JAVA_HOME_that_is_none_is_said_and_passed_over() {
        Command.Result result =
                Command.of(CANTO, "version").with("JAVA_HOME", "/nowhere").run().exits(0);

        assertThat(result.err()).startsWith("canto: JAVA_HOME=/nowhere is no Java 17 or later; looking for another");
    }

    @Test
    void a_Java_that_is_too_old_is_passed_over(@TempDir Path folder) throws IOException {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        Command.Result result = Command.of(CANTO, "version")
                .with("JAVA_HOME", folder.toString())
                .run()
                .exits(0);

        assertThat(result.err()).contains("is no Java 17 or later");
    }

    @Test
    void the_archive_of_classes_is_made_though_the_folder_of_the_run_is_gone(@TempDir Path folder) throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path cache = Files.createDirectory(folder.resolve("cache"));

        Command.of("sh", "-c", "rmdir \"$PWD\" && exec \"$0\" --make-archive", CANTO)
                .in(gone)
                .with("CANTO_CACHE", cache.toString())
                .run()
                .exits(0);

        try (Stream<Path> made = Files.list(cache)) {
            assertThat(made)
                    .singleElement()
                    .satisfies(archive -> assertThat(archive).isNotEmptyFile());
        }
    }

    @Test
    void options_for_Java_are_passed_on() {
        Command.Result result = Command.canto("version")
                .with("CANTO_OPTS", "-Dx=1 -version")
                .run()
                .exits(0);

        assertThat(result.err()).contains(System.getProperty("java.version"));
    }

    @Test
    void the_newest_Java_that_is_installed_runs_it(@TempDir Path folder) throws IOException {
        Optional<Path> newest = newest();
        assumeThat(newest).isPresent();

        Command.Result result = Command.canto("version")
                .with("JAVA_HOME", newest.orElseThrow().toString())
                .run()
                .exits(0);

        assertThat(result.out()).contains("(Java 2");
        assertThat(result.err()).isEmpty();
    }

    /** Returns the folder of a Java after 21, if there is one where they usually are. */
    private static Optional<Path> newest() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(home -> {
                        try {
                            return Files.readString(home.resolve("release")).matches("(?s).*JAVA_VERSION=\"2[2-9].*");
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .findFirst();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }
}
