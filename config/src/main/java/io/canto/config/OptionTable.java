package io.canto.config;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Options as a table in Markdown, those inside of others below them. */
final class OptionTable {
    private static final int MAX_DEFAULT = 60;

    private final StringBuilder table =
            new StringBuilder("| option | takes | default | what it is for |\n| --- | --- | --- | --- |\n");

    private OptionTable() {}

    static String markdown(Collection<OptionDescription> options) {
        OptionTable made = new OptionTable();
        options.forEach(option -> made.row("", option));
        return made.table.toString();
    }

    private void row(String prefix, OptionDescription option) {
        String name = prefix + option.name();
        table.append("| `").append(name).append("` | ").append(takes(option)).append(" | ");
        table.append(defaultValue(option))
                .append(" | ")
                .append(cell(option.doc()))
                .append(" |\n");
        String inner = option.kind().startsWith("list of ") ? name + "[]." : name + ".";
        option.nested().forEach(nested -> row(inner, nested));
    }

    private static String takes(OptionDescription option) {
        if (!option.choices().isEmpty()) {
            String choices = option.choices().stream().map(OptionTable::choice).collect(Collectors.joining(", "));
            return option.kind()
                    .replace("list of choices", "list of " + choices)
                    .replace("choice", choices);
        }
        return option.range().isEmpty() ? option.kind() : option.kind() + ", " + option.range();
    }

    private static String choice(OptionDescription.Choice choice) {
        return "`" + choice.name() + "`" + (choice.doc().isEmpty() ? "" : " (" + cell(inBrackets(choice.doc())) + ")");
    }

    /** A sentence as it stands in brackets, inside another. */
    private static String inBrackets(String doc) {
        boolean isSentence = doc.length() > 1 && doc.indexOf(". ") < 0 && doc.endsWith(".");
        if (!isSentence) {
            return doc;
        }
        boolean isWord = Character.isLowerCase(doc.charAt(1)) || doc.charAt(1) == ' ';
        return (isWord ? doc.substring(0, 1).toLowerCase(Locale.ROOT) : doc.substring(0, 1))
                + doc.substring(1, doc.length() - 1);
    }

    private static String defaultValue(OptionDescription option) {
        String value = option.defaultValue();
        if (option.required()) {
            return "**required**";
        }
        if (value == null || value.equals("[]") || value.equals("{}")) {
            return "none";
        }
        return "`" + (value.length() > MAX_DEFAULT ? value.substring(0, MAX_DEFAULT) + "…" : cell(value)) + "`";
    }

    private static String cell(String text) {
        return text.strip().replace("\n", " ").replace("|", "\\|");
    }
}
