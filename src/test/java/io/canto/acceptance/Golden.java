package io.canto.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What the command says, word by word, in the files of {@code resources/golden}. */
final class Golden {
    /** The folder of what tests read. */
    static final Path RESOURCES = Repository.ROOT.resolve("src/test/resources");

    private Golden() {}

    /** Fails unless a file holds this text. */
    static void assertGolden(String file, String actual) {
        assertThat(actual)
                .as(file)
                .isEqualTo(Repository.expected(RESOURCES.resolve("golden").resolve(file), actual));
    }

    /** Fails unless a file holds all that a command has done: its output, its words and its exit code. */
    static void assertGolden(String file, Command.Result result) {
        assertGolden(
                file,
                result.out()
                        + (result.err().isEmpty() ? "" : "--- standard error\n" + result.err())
                        + "--- exit " + result.exit() + "\n");
    }
}
