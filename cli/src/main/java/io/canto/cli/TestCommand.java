package io.canto.cli;

import io.canto.config.GraphLoader;
import io.canto.config.GraphTestFile;
import io.canto.config.GraphTestRunner;
import io.canto.config.GraphTestRunner.Result;
import io.canto.config.OperatorCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code canto test}. */
@Command(
        name = "test",
        description = {
            "Runs the tests of graphs, and tells which routes no test has taken.",
            "They stand under 'tests' in a graph's file, or in NAME_test.yaml beside it. Ends with 1 if one failed."
        },
        sortOptions = false,
        footer = {"", "Example:", "  canto test samples/container-logs"})
final class TestCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Graph files, test files, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--coverage-min",
            paramLabel = "PERCENT",
            description = "Fail if fewer of the routes were taken.",
            defaultValue = "0",
            order = 10)
    private int coverageMin;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML, too.", order = 11)
    private @Nullable Path junit;

    @Mixin
    private PluginsFlag plugins = new PluginsFlag();

    TestCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException {
        OperatorCatalog catalog = plugins.catalog();
        GraphLoader loader = new GraphLoader(catalog).withEnvironment(System::getenv);
        GraphTestRunner runner = new GraphTestRunner();
        List<JUnitReport.Suite> suites = new ArrayList<>();
        for (Path path : paths) {
            for (GraphTestFile file : GraphTestFile.read(path, catalog, loader)) {
                List<Result> results = runner.run(file);
                suites.add(new JUnitReport.Suite(file.file().toString(), results));
                results.forEach(this::show);
            }
        }
        if (junit != null) {
            Files.writeString(junit, JUnitReport.xml(suites));
        }
        long failed = suites.stream()
                .flatMap(suite -> suite.results().stream())
                .filter(result -> !result.passed())
                .count();
        long run = suites.stream().mapToLong(suite -> suite.results().size()).sum();
        session.out().println(run + (run == 1 ? " test, " : " tests, ") + failed + " failed");
        boolean covered = showCoverage(runner.coverage());
        return failed == 0 && run > 0 && covered ? ExitCode.FINE : ExitCode.FAILED;
    }

    private void show(Result result) {
        Colors colors = session.outColors(flags);
        session.out()
                .println((result.passed() ? colors.green("ok    ") : colors.red("FAIL  "))
                        + result.test().name());
        result.failures().forEach(failure -> session.out().println("      " + failure));
    }

    private boolean showCoverage(Map<String, Map<String, Long>> coverage) {
        long ways = coverage.values().stream().mapToLong(Map::size).sum();
        long taken = coverage.values().stream()
                .flatMap(counts -> counts.values().stream())
                .filter(count -> count > 0)
                .count();
        if (ways == 0) {
            return true;
        }
        coverage.forEach((router, counts) -> counts.forEach((way, count) -> {
            if (count == 0) {
                session.out().println("never taken: " + router + ": " + way);
            }
        }));
        long percent = taken * 100 / ways;
        session.out().println("route coverage " + percent + " % (" + taken + " of " + ways + ")");
        if (percent < coverageMin) {
            session.err().println("canto: the route coverage is below " + coverageMin + " %");
            return false;
        }
        return true;
    }
}
