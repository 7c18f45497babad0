package io.canto.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar with an operator that does what no operator should. */
final class PluginJar {
    private static final String SOURCE = """
            package trouble;

            import io.canto.record.LogRecord;
            import io.canto.spi.*;
            import java.util.List;

            @OperatorType(value = "trouble", summary = "Ends or holds the process, or keeps a record, whose body says so.")
            public record TroubleConfig() implements TransformerConfig {
                @Override
                public StateScope stateScope() {
                    return StateScope.NONE;
                }

                @Override
                public Transformer build(OperatorContext context) {
                    return new Trouble();
                }

                private static final class Trouble implements Transformer {
                    private boolean keeps;

                    @Override
                    public void process(LogRecord record, Emitter out) {
                        String body = String.valueOf(record.body());
                        if (body.contains("halt")) {
                            Runtime.getRuntime().halt(77);
                        }
                        while (body.contains("hang")) {
                            Thread.onSpinWait();
                        }
                        if (body.contains("keep")) {
                            keeps = true;
                            record.retain();
                        } else {
                            out.emit(record);
                        }
                    }

                    @Override
                    public void drain(Emitter out) {
                        if (keeps) {
                            throw new IllegalStateException("no drain");
                        }
                    }
                }

                public static final class Provider implements OperatorProvider {
                    @Override
                    public List<Class<? extends OperatorConfig>> operators() {
                        return List.of(TroubleConfig.class);
                    }
                }
            }
            """;

    private PluginJar() {}

    /** Makes {@code plugins/trouble.jar} in a folder: the operator {@code trouble}. */
    static void make(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/trouble")).resolve("TroubleConfig.java");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(source, SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                Command.packaged().resolve("lib/canto.jar").toString(),
                "-d",
                classes.toString(),
                source.toString());
        if (code != 0) {
            throw new IllegalStateException("the plugin does not compile");
        }
        Path service =
                Files.createDirectories(classes.resolve("META-INF/services")).resolve("io.canto.spi.OperatorProvider");
        Files.writeString(service, "trouble.TroubleConfig$Provider\n", StandardCharsets.UTF_8);
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("trouble.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }
}
