package io.canto.config;

import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import java.util.List;
import java.util.stream.Collectors;

/** The page of one operator type, in Markdown. */
public final class OperatorPage {
    private static final int PLAIN_DEFAULT = 60;

    private final OperatorDescription operator;
    private final StringBuilder page = new StringBuilder();

    private OperatorPage(OperatorDescription operator) {
        this.operator = operator;
    }

    /** Returns the page, made from nothing but the annotations of the operator's options. */
    public static String markdown(OperatorDescription operator) {
        return new OperatorPage(operator).write();
    }

    private String write() {
        page.append("# ").append(operator.type()).append("\n\n");
        page.append(operator.summary())
                .append(" Kind: ")
                .append(operator.kind())
                .append(".\n\n");
        text(operator.description());
        page.append("## Options\n\n");
        if (operator.options().isEmpty()) {
            page.append("None of its own.\n\n");
        } else {
            table(operator.options());
        }
        page.append("Options of every ").append(word()).append(":\n\n");
        table(operator.shared());
        if (!operator.examples().isEmpty()) {
            page.append("## Examples\n\n");
            operator.examples().forEach(this::example);
        }
        section("Bad input", operator.badInput());
        section("Differs from Stanza", operator.differsFromStanza());
        section(
                "Elsewhere",
                operator.elsewhere().stream().map(name -> "- " + name).collect(Collectors.joining("\n")));
        return page.toString().stripTrailing() + "\n";
    }

    /** What it shares its common options with: routers have others than the rest of their kind. */
    private String word() {
        boolean sends =
                operator.shared().stream().anyMatch(option -> option.name().equals("output"));
        boolean routes = !sends && operator.kind() == io.canto.spi.OperatorKind.TRANSFORMER;
        return routes ? "operator that names its own ways out" : operator.kind().toString();
    }

    private void section(String title, String text) {
        if (!text.isBlank()) {
            page.append("## ").append(title).append("\n\n");
            text(text);
        }
    }

    private void text(String text) {
        if (!text.isBlank()) {
            page.append(text.strip()).append("\n\n");
        }
    }

    private void table(List<OptionDescription> options) {
        page.append("| option | takes | default | what it is for |\n| --- | --- | --- | --- |\n");
        options.forEach(option -> row("", option));
        page.append('\n');
    }

    private void row(String prefix, OptionDescription option) {
        String name = prefix + option.name();
        page.append("| `").append(name).append("` | ").append(takes(option)).append(" | ");
        page.append(defaultValue(option))
                .append(" | ")
                .append(cell(option.doc()))
                .append(" |\n");
        String inner = option.kind().startsWith("list of ") ? name + "[]." : name + ".";
        option.nested().forEach(nested -> row(inner, nested));
    }

    private static String takes(OptionDescription option) {
        if (!option.choices().isEmpty()) {
            String choices = option.choices().stream()
                    .map(choice ->
                            "`" + choice.name() + "`" + (choice.doc().isEmpty() ? "" : " (" + cell(choice.doc()) + ")"))
                    .collect(Collectors.joining(", "));
            return option.kind().equals("choice") ? choices : option.kind() + ": " + choices;
        }
        return option.range().isEmpty() ? option.kind() : option.kind() + ", " + option.range();
    }

    private static String defaultValue(OptionDescription option) {
        String value = option.defaultValue();
        if (option.required()) {
            return "**required**";
        }
        if (value == null || value.equals("[]") || value.equals("{}")) {
            return "none";
        }
        return "`" + (value.length() > PLAIN_DEFAULT ? value.substring(0, PLAIN_DEFAULT) + "…" : cell(value)) + "`";
    }

    private static String cell(String text) {
        return text.strip().replace("\n", " ").replace("|", "\\|");
    }

    private void example(String yaml) {
        Problems problems = new Problems();
        YamlNode example = YamlReader.read(yaml, operator.type(), problems);
        YamlNode title = example instanceof YamlMap map ? map.get("title") : null;
        if (title != null) {
            page.append("### ").append(title.value()).append("\n\n");
        }
        String rest = yaml.lines().filter(line -> !line.startsWith("title:")).collect(Collectors.joining("\n"));
        page.append("```yaml\n").append(rest.strip()).append("\n```\n\n");
    }
}
