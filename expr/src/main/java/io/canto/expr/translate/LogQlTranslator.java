package io.canto.expr.translate;

import io.canto.expr.translate.Tokens.Kind;
import io.canto.expr.translate.Tokens.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * LogQL's stream selector with line filters to SpEL. Labels become attributes; a label that is not there counts as empty,
 * and label patterns must match all of it, as Loki's documentation says.
 */
final class LogQlTranslator {
    private final Tokens tokens;

    LogQlTranslator(String source) {
        tokens = new Tokens(source);
    }

    String translate() {
        List<String> tests = new ArrayList<>();
        tokens.need("{");
        while (!tokens.takeIf("}")) {
            if (!tests.isEmpty()) {
                tokens.need(",");
            }
            tests.add(matcher());
        }
        while (tokens.peek().kind() != Kind.END) {
            tests.add(lineFilter());
        }
        return tests.isEmpty() ? "true" : String.join(" and ", tests);
    }

    private String matcher() {
        String label = tokens.need(Kind.NAME, "the name of a label").text();
        String value = "coalesce(attributes[" + Tokens.quote(label) + "], '')";
        Token operator = tokens.take();
        String expected = Tokens.quote(tokens.need(Kind.TEXT, "a quoted text").text());
        return switch (operator.text()) {
            case "=" -> value + " == " + expected;
            case "!=" -> value + " != " + expected;
            case "=~" -> value + " matches " + expected;
            case "!~" -> "not (" + value + " matches " + expected + ")";
            default -> throw Tokens.wrong(operator, "one of = != =~ !~ should stand here", null);
        };
    }

    private String lineFilter() {
        Token operator = tokens.take();
        if (operator.is("|") || !List.of("|=", "!=", "|~", "!~").contains(operator.text())) {
            throw Tokens.wrong(
                    operator,
                    "only line filters (|= != |~ !~) can be translated",
                    "a parser stage is an operator here, such as json_parser");
        }
        String text = Tokens.quote(tokens.need(Kind.TEXT, "a quoted text").text());
        return switch (operator.text()) {
            case "|=" -> "contains(body, " + text + ")";
            case "!=" -> "not contains(body, " + text + ")";
            case "|~" -> "find(body, " + text + ")";
            default -> "not find(body, " + text + ")";
        };
    }
}
