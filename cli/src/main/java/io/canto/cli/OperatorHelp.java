package io.canto.cli;

import io.canto.config.OperatorDescription;
import io.canto.config.OptionDescription;
import java.util.ArrayList;
import java.util.List;

/** The page of one operator for a terminal. */
final class OperatorHelp {
    private static final String INDENT = "    ";

    private final Colors colors;
    private final List<String> lines = new ArrayList<>();

    OperatorHelp(Colors colors) {
        this.colors = colors;
    }

    /** Returns the page. */
    List<String> lines(OperatorDescription operator) {
        lines.add(colors.bold(operator.type()) + " (" + operator.kind() + ")");
        paragraphs("", operator.summary());
        section("", operator.description());
        options("Options", operator.options());
        options("Options that every " + operator.kind() + " has", operator.shared());
        operator.examples().forEach(this::example);
        section("Bad input", operator.badInput());
        section("Differs from Stanza", operator.differsFromStanza());
        section("Elsewhere", String.join(", ", operator.elsewhere()));
        return lines;
    }

    private void section(String title, String text) {
        if (text.isBlank()) {
            return;
        }
        lines.add("");
        if (!title.isEmpty()) {
            lines.add(colors.bold(title));
        }
        paragraphs(title.isEmpty() ? "" : "  ", text);
    }

    private void options(String title, List<OptionDescription> options) {
        if (options.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(colors.bold(title));
        options.forEach(option -> option(option, "  "));
    }

    private void option(OptionDescription option, String indent) {
        String value = option.defaultValue();
        String presence = option.required() ? ", required" : value == null ? "" : ", default " + value;
        String range = option.range().isEmpty() ? "" : ", " + option.range();
        lines.add(indent + colors.cyan(option.name()) + colors.faint(" (" + option.kind() + range + presence + ")"));
        paragraphs(indent + INDENT, option.doc());
        for (OptionDescription.Choice choice : option.choices()) {
            String doc = choice.doc().isEmpty() ? "" : ": " + choice.doc();
            lines.addAll(Wrapping.words(indent + INDENT, "- " + choice.name() + doc));
        }
        option.nested().forEach(inner -> option(inner, indent + INDENT));
    }

    private void example(String yaml) {
        lines.add("");
        lines.add(colors.bold("Example"));
        lines.addAll(Wrapping.yaml("  ", yaml));
    }

    private void paragraphs(String indent, String text) {
        String[] paragraphs = text.strip().split("\\n\\s*\\n");
        for (int at = 0; at < paragraphs.length; at++) {
            if (at > 0) {
                lines.add("");
            }
            if (paragraphs[at].isBlank()) {
                continue;
            }
            if (isVerbatim(paragraphs[at])) {
                paragraphs[at].lines().forEach(line -> lines.add(indent + line));
            } else {
                lines.addAll(Wrapping.words(indent, paragraphs[at]));
            }
        }
    }

    // Lists, tables and code of Markdown read well as they are.
    private static boolean isVerbatim(String paragraph) {
        return paragraph.lines().anyMatch(line -> line.matches("\\s*([-*|] ?|```|    ).*"));
    }
}
