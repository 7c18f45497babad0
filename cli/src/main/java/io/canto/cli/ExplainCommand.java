package io.canto.cli;

import io.canto.config.ProblemPage;
import io.canto.config.ProblemPages;
import io.canto.record.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code canto explain}. */
@Command(
        name = "explain",
        description = {
            "Explains a code of a problem: what is wrong, why, and how to mend it.",
            "The codes are those that 'validate' and 'run' show in brackets.",
            "Without a code all are listed."
        },
        sortOptions = false,
        footer = {"", "Example:", "  canto explain cycle"})
final class ExplainCommand extends Subcommand {
    private static final Pattern BRACKETS = Pattern.compile("(?:error|warning)?\\[(.*)]:?");

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "The code, such as unknown-id.")
    private @Nullable String code;

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        String asked = code;
        if (asked == null) {
            list();
            return ExitCode.FINE;
        }
        String name = BRACKETS.matcher(asked.strip()).replaceFirst("$1").replace('_', '-');
        ProblemPage page = ProblemPages.find(name).orElse(null);
        if (page == null) {
            List<String> codes =
                    ProblemPages.all().stream().map(ProblemPage::code).toList();
            session.err()
                    .println("canto: there is no code '" + asked + "'; "
                            + Nearest.of(name, codes)
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("'canto explain' lists them all"));
            return ExitCode.USAGE;
        }
        show(page);
        return ExitCode.FINE;
    }

    private void list() {
        Colors colors = session.outColors(flags);
        List<ProblemPage> pages = ProblemPages.all();
        int width = pages.stream().mapToInt(page -> page.code().length()).max().orElse(0);
        for (ProblemPage page : pages) {
            String indent = " ".repeat(width + 2);
            String summary = String.join(System.lineSeparator(), Wrapping.words(indent, page.summary()));
            session.out()
                    .println(colors.cyan(page.code())
                            + summary.substring(page.code().length()));
        }
    }

    /** A fence of Markdown is an indentation on a terminal. */
    private void show(ProblemPage page) {
        Colors colors = session.outColors(flags);
        session.out().println(colors.bold(page.code()));
        session.out().println();
        boolean code = false;
        StringBuilder paragraph = new StringBuilder();
        for (String line : page.text().lines().toList()) {
            boolean isFence = line.startsWith("```");
            boolean isHead = line.equals("Bad:") || line.equals("Good:");
            if (!code && !isFence && !isHead && !line.isBlank()) {
                paragraph.append(line).append(' ');
                continue;
            }
            end(paragraph);
            code ^= isFence;
            if (isHead) {
                session.out().println(line.equals("Bad:") ? colors.red(line) : colors.green(line));
            } else if (!isFence) {
                session.out().println(code ? "    " + line : line);
            }
        }
        end(paragraph);
    }

    private void end(StringBuilder paragraph) {
        if (paragraph.length() > 0) {
            Wrapping.words("", paragraph.toString()).forEach(session.out()::println);
            paragraph.setLength(0);
        }
    }
}
