package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The form of the sources that the formatter does not look at. */
class SourcesTest {
    private static final int FILE_LINES = 500;
    private static final int METHOD_LINES = 60;
    private static final List<Path> SOURCES = Stream.concat(
                    Repository.MODULES.stream()
                            .map(module -> Repository.ROOT.resolve(module).resolve("src")),
                    Stream.of(Repository.ROOT.resolve("src/test/java"), Repository.ROOT.resolve("samples")))
            .flatMap(folder -> Repository.files(folder, ".java").stream())
            .toList();

    @Test
    void no_file_is_longer_than_500_lines() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path file : SOURCES) {
            int lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES) {
                long_.add(Repository.ROOT.relativize(file) + ": " + lines + " lines");
            }
        }

        assertThat(long_).isEmpty();
    }

    @Test
    void no_method_is_longer_than_60_lines() throws IOException {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(SOURCES));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new LongMethods(unit, positions, found).scan(unit, null);
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void nothing_is_left_to_do() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : SOURCES) {
            for (String line : Files.readAllLines(file)) {
                if (line.matches(".*//.*\\b(TO[D]O|FIX[M]E|XX[X])\\b(?! #\\d).*")) {
                    found.add(Repository.ROOT.relativize(file) + ": " + line.strip());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    /** Finds long methods; one that does nothing but return a table of cases is none. */
    private static final class LongMethods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() == null) {
                return super.visitMethod(method, nothing);
            }
            // The body alone: the table of a parameterized test stands above it.
            long start = positions.getStartPosition(unit, method.getBody());
            long end = positions.getEndPosition(unit, method.getBody());
            long lines =
                    unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
            if (lines > METHOD_LINES && !isTable(method)) {
                found.add(unit.getSourceFile().getName() + ": " + method.getName() + ": " + lines + " lines");
            }
            return super.visitMethod(method, nothing);
        }

        private boolean isTable(MethodTree method) {
            List<? extends StatementTree> statements = method.getBody().getStatements();
            return unit.getSourceFile().getName().contains("/src/test/")
                    && statements.size() == 1
                    && statements.get(0) instanceof ReturnTree;
        }
    }
}
