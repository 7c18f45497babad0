package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the packaged command as a process. */
final class Command {
    private static final long LIMIT_SECONDS = 60;

    private final List<String> words;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path directory = Repository.ROOT;
    private byte[] input = new byte[0];
    private @Nullable Path stuckOn;

    /** What a process did: its exit code and what it has written. */
    record Result(int exit, String out, String err) {
        /** Fails unless the process ended like that. */
        Result exits(int code) {
            assertThat(exit).as("exit code; stdout:%n%s%nstderr:%n%s", out, err).isEqualTo(code);
            return this;
        }
    }

    private Command(List<String> words) {
        this.words = new ArrayList<>(words);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Begins a call of {@code canto}. */
    static Command canto(String... arguments) {
        Command command = new Command(List.of(packaged().resolve("bin/canto").toString()));
        command.words.addAll(List.of(arguments));
        return command;
    }

    /** Begins a call of another program. */
    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** Returns the folder of the packaged command. */
    static Path packaged() {
        return Repository.ROOT.resolve("cli/target/canto");
    }

    /** Sets the working directory. */
    Command in(Path folder) {
        directory = folder;
        return this;
    }

    /** Sets a variable of the environment. */
    Command with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Sets what is on standard input. */
    Command input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    /** Makes standard output a pipe that nobody reads, and standard input a file. */
    Command stuck(Path inputFile) {
        stuckOn = inputFile;
        return this;
    }

    /** Runs it to its end. */
    Result run() {
        try (Running running = start()) {
            return running.finish(input);
        }
    }

    /** Starts it. */
    Running start() {
        try {
            Path out = Files.createTempFile("canto", ".out");
            Path err = Files.createTempFile("canto", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(directory.toFile()).redirectError(err.toFile());
            if (stuckOn == null) {
                builder.redirectOutput(out.toFile());
            } else {
                builder.redirectInput(stuckOn.toFile());
            }
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("NO_COLOR");
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that runs. */
    static final class Running implements AutoCloseable {
        private final Process process;
        private final Path out;
        private final Path err;

        private Running(Process process, Path out, Path err) {
            this.process = process;
            this.out = out;
            this.err = err;
        }

        /** Returns the process. */
        Process process() {
            return process;
        }

        /** Returns what it has written to standard error so far. */
        String err() {
            return read(err);
        }

        /** Sends it a signal, by name. */
        void signal(String name) {
            of("kill", "-" + name, Long.toString(process.pid())).run().exits(0);
        }

        /** Gives it input, and waits for its end. */
        Result finish(byte[] input) {
            try {
                try (var to = process.getOutputStream()) {
                    to.write(input);
                } catch (IOException e) {
                    // it has ended without reading all of it; what it says is looked at below
                }
                assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                        .as("ends within %s s; stderr so far:%n%s", LIMIT_SECONDS, err())
                        .isTrue();
                return new Result(process.exitValue(), read(out), read(err));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String read(Path file) {
            try (InputStream bytes = Files.newInputStream(file)) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
