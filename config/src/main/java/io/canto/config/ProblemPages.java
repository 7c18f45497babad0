package io.canto.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages about all kinds of problems, which {@code problems.md} beside this class holds. */
public final class ProblemPages {
    private static final String SOURCE = "problems.md";
    private static final String HEADING = "## ";
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern GOOD = Pattern.compile("^Good:$", Pattern.MULTILINE);

    private ProblemPages() {}

    /** Returns the pages, sorted by code. */
    public static List<ProblemPage> all() {
        return Arrays.stream(("\n" + source()).split("\n" + HEADING))
                .skip(1)
                .map(ProblemPages::page)
                .toList();
    }

    /** Returns the page about a code. */
    public static Optional<ProblemPage> find(String code) {
        return all().stream().filter(page -> page.code().equals(code)).findFirst();
    }

    /** Returns all pages as one, in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("# Problems\n\n")
                .append("What `canto validate` and `canto run` can say about graphs, by the code in brackets.\n")
                .append("`canto explain CODE` shows one of these pages.\n\n| code | what is wrong |\n| --- | --- |\n");
        all().forEach(one -> page.append("| [")
                .append(one.code())
                .append("](#")
                .append(one.code())
                .append(") | ")
                .append(one.summary().replace('\n', ' ').replace("|", "\\|"))
                .append(" |\n"));
        return page.append('\n').append(source()).toString();
    }

    private static ProblemPage page(String section) {
        int end = section.indexOf('\n');
        String text = section.substring(end).strip() + "\n";
        String[] parts = GOOD.split(text, 2);
        return new ProblemPage(
                section.substring(0, end).strip(),
                text.substring(0, text.indexOf("\n\n")),
                text,
                blocks(parts[0]),
                parts.length == 1 ? List.of() : blocks(parts[1]));
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String source() {
        try (InputStream in = ProblemPages.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException(SOURCE + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
