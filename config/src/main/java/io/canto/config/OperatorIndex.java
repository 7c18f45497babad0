package io.canto.config;

import io.canto.spi.OperatorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of all operator types, in Markdown: by kind, and by what they are called in other tools. */
public final class OperatorIndex {
    private OperatorIndex() {}

    /** Returns the page; it links to one page for each type beside it. */
    public static String markdown(List<OperatorDescription> operators) {
        StringBuilder page = new StringBuilder("""
                # Operators

                [Which operator for what](../tasks.md) lists them by what is to be done.

                Every page has examples, which run as tests: the records `in` are sent to the operators of `config`, and those
                of `out` come out; or what stands in `files` or on `stdin` is read, and what stands in `written` or on
                `stdout` is written. `dropped` counts records that end on the way by their reason, `errors` those that
                failed; `advance` is how long the test waits, `at_stop` what comes out only when the graph stops.
                `{"@time": ...}` and `{"@bytes": ...}` are values of kinds that YAML does not have.

                """);
        for (OperatorKind kind : OperatorKind.values()) {
            List<OperatorDescription> own = operators.stream()
                    .filter(operator -> operator.kind() == kind)
                    .toList();
            if (!own.isEmpty()) {
                page.append("## ").append(title(kind)).append("\n\n| type | what it does |\n| --- | --- |\n");
                own.forEach(operator -> page.append("| ")
                        .append(link(operator))
                        .append(" | ")
                        .append(operator.summary().replace("|", "\\|"))
                        .append(" |\n"));
                page.append('\n');
            }
        }
        shared(operators, page);
        elsewhere(operators).forEach((tool, rows) -> {
            page.append("## For those who know ").append(tool).append("\n\n");
            if (tool.equals("Stanza")) {
                page.append(
                        "Operators that are not in this table have the type and the options they have there, if they are listed above.\n\n");
            }
            page.append("| there | here |\n| --- | --- |\n");
            rows.stream().sorted().forEach(page::append);
            page.append('\n');
        });
        return page.toString().stripTrailing() + "\n";
    }

    private static void shared(List<OperatorDescription> operators, StringBuilder page) {
        Map<String, OptionDescription> options = new LinkedHashMap<>();
        for (OperatorDescription operator : operators) {
            operator.shared().forEach(option -> options.putIfAbsent(option.name(), option));
        }
        page.append("## Options that operators share\n\nEach operator's page says which of these it has.\n\n");
        page.append(OptionTable.markdown(options.values())).append('\n');
    }

    private static String title(OperatorKind kind) {
        return kind.name().charAt(0) + kind.toString().substring(1) + "s";
    }

    private static String link(OperatorDescription operator) {
        return "[`" + operator.type() + "`](" + operator.type() + ".md)";
    }

    /** Returns the rows of each tool's table. */
    private static Map<String, List<String>> elsewhere(List<OperatorDescription> operators) {
        Map<String, List<String>> tools = new TreeMap<>();
        for (OperatorDescription operator : operators) {
            for (String name : operator.elsewhere()) {
                int colon = name.indexOf(": ");
                if (colon > 0) {
                    List<String> rows =
                            tools.computeIfAbsent(tool(name.substring(0, colon)), tool -> new ArrayList<>());
                    for (String there : names(name.substring(colon + 2))) {
                        rows.add("| " + there.replace("|", "\\|") + " | " + link(operator) + " |\n");
                    }
                }
            }
        }
        return tools;
    }

    /** One name for one tool, however its parts are called. */
    private static String tool(String written) {
        return written.endsWith(" stage") ? written.substring(0, written.length() - " stage".length()) : written;
    }

    private static List<String> names(String written) {
        return Arrays.asList(written.split(", (?![^(]*\\))"));
    }
}
