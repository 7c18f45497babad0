package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void the_jar_has_the_licences_of_all_that_is_in_it() throws IOException {
        try (JarFile jar =
                new JarFile(Command.packaged().resolve("lib/canto.jar").toFile())) {
            assertThat(text(jar, "LICENSE")).isEqualTo(Files.readString(Repository.ROOT.resolve("LICENSE")));
            assertThat(text(jar, "META-INF/LICENSE.txt"))
                    .contains("Permission is hereby granted")
                    .contains("SPRING FRAMEWORK");
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getJarEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
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

        assertThat(archive(cache)).isNotEmptyFile();
    }

    @Test
    void an_archive_that_is_none_is_passed_over_in_silence(@TempDir Path cache) throws IOException {
        for (String home : Stream.concat(
                        Stream.of(System.getProperty("java.home")),
                        newest().stream().map(Path::toString))
                .toList()) {
            makeArchive(home, cache);
            Files.writeString(archive(cache), "none");

            Command.Result result = Command.canto("version")
                    .with("JAVA_HOME", home)
                    .with("CANTO_CACHE", cache.toString())
                    .run()
                    .exits(0);

            assertThat(result.out()).startsWith("canto 0.1.0");
            assertThat(result.err()).isEmpty();
            Files.delete(archive(cache));
        }
    }

    @Test
    void an_archive_older_than_the_jar_is_made_anew(@TempDir Path cache) throws IOException {
        makeArchive(System.getProperty("java.home"), cache);
        Files.writeString(archive(cache), "of the jar before");
        Files.setLastModifiedTime(archive(cache), FileTime.fromMillis(0));

        makeArchive(System.getProperty("java.home"), cache);

        assertThat(Files.size(archive(cache))).isGreaterThan(1_000_000);
    }

    @Test
    void first_runs_at_once_make_one_archive_between_them(@TempDir Path cache) throws IOException {
        Command make = Command.canto("--make-archive").with("CANTO_CACHE", cache.toString());
        try (Command.Running one = make.start();
                Command.Running other = make.start()) {
            assertThat(one.finish(new byte[0]).exits(0).err()).isEmpty();
            assertThat(other.finish(new byte[0]).exits(0).err()).isEmpty();
        }

        assertThat(Files.size(archive(cache))).isGreaterThan(1_000_000);
    }

    @Test
    void where_the_cache_cannot_be_written_it_is_in_the_home_or_nowhere(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve("file"), "no folder");
        Command make = Command.canto("--make-archive").with("CANTO_CACHE", file + "/cache");
        make.with("XDG_CACHE_HOME", home.toString()).run().exits(0);
        assertThat(Files.size(archive(home.resolve("canto")))).isGreaterThan(1_000_000);

        Command.Result result = Command.canto("version")
                .with("CANTO_CACHE", file + "/cache")
                .with("XDG_CACHE_HOME", file.toString())
                .run()
                .exits(0);

        assertThat(result.out()).startsWith("canto 0.1.0");
        assertThat(result.err()).isEmpty();
    }

    private static void makeArchive(String home, Path cache) {
        Command.canto("--make-archive")
                .with("JAVA_HOME", home)
                .with("CANTO_CACHE", cache.toString())
                .run()
                .exits(0);
    }

    /** Returns the only file of a folder. */
    private static Path archive(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >&-          | 74 | canto: standard output is closed
            <&-          | 74 | canto: standard input is closed
            2>&-         | 0  |
            2>&- >&-     | 74 |
            3>/dev/null  | 0  | 1 records in, 1 out
            """)
    void a_standard_stream_that_is_closed_is_said_and_not_taken_by_a_file(
            String streams, int exit, @Nullable String words, @TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("graph.yaml"), "operators: [{type: stdin_input}, {type: stdout, format: text}]");

        Command.Result result = Command.of("sh", "-c", "exec \"$0\" run graph.yaml " + streams, CANTO)
                .in(folder)
                .input("one\n".getBytes(StandardCharsets.UTF_8))
                .run()
                .exits(exit);

        assertThat(result.out()).isEqualTo(exit == 0 ? "one\n" : "");
        assertThat(result.err()).contains(words == null ? "" : words);
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
