package io.canto.config;

import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlReader;
import java.util.stream.Collectors;

/** The page of one operator type, in Markdown. */
public final class OperatorPage {
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
            page.append(OptionTable.markdown(operator.options())).append('\n');
        }
        page.append("Options of every ").append(word()).append(", as ");
        page.append("[all operators share them](README.md#options-that-operators-share):\n\n");
        page.append(operator.shared().stream()
                        .map(option -> "`" + option.name() + "`")
                        .collect(Collectors.joining(", ")))
                .append(".\n\n");
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
