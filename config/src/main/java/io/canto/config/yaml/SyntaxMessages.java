package io.canto.config.yaml;

import io.canto.graph.Place;
import io.canto.graph.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in our words what is wrong with the syntax of a YAML file. */
final class SyntaxMessages {
    /** In the order they are tried: what the parser says contains the first text, and its context the second. */
    private static final List<Wording> WORDINGS = List.of(
            new Wording(
                    "mapping values are not allowed",
                    "",
                    "a ':' cannot stand here",
                    "put a text that has ': ' in it in quotes, and check the indentation"),
            new Wording("\\t", "", "a tab cannot stand here", "indent with spaces"),
            new Wording("found unexpected end of stream", "quoted scalar", "a quote is never closed", null),
            new Wording("found unexpected document separator", "quoted scalar", "a quote is never closed", null),
            new Wording(
                    "found unknown escape character",
                    "",
                    "this escape does not exist",
                    "in single quotes a '\\' is just that"),
            new Wording("escape sequence", "", "this escape is wrong", "in single quotes a '\\' is just that"),
            new Wording(
                    "could not find expected ':'",
                    "",
                    "a ':' is missing behind a key",
                    "write 'key: value', with a space behind the ':'"),
            new Wording("expected ',' or ']'", "", "a list is never closed: a ',' or ']' is missing", null),
            new Wording("expected ',' or '}'", "", "a map is never closed: a ',' or '}' is missing", null),
            new Wording(
                    "that cannot start any token",
                    "",
                    "a text cannot begin with this character",
                    "put the text in quotes"),
            new Wording(
                    "sequence entries are not allowed",
                    "",
                    "a list cannot begin here",
                    "begin it in a line of its own"),
            new Wording(
                    "expected <block end>",
                    "block mapping",
                    "this line does not fit the map around it",
                    "check the indentation"),
            new Wording(
                    "expected <block end>",
                    "block collection",
                    "this line does not fit the list around it",
                    "check the indentation; every item begins with '- '"),
            new Wording("expected chomping or indentation", "", "'|' and '>' end their line", null),
            new Wording("expected a comment or a line break", "", "'|' and '>' end their line", null),
            new Wording(
                    "<document start>",
                    "",
                    "this does not go with what stands above",
                    "check the indentation; a line that begins with '%' needs quotes"),
            new Wording("alias", "", "a name must follow '*'", "a text that begins with '*' needs quotes"),
            new Wording("anchor", "", "a name must follow '&'", "a text that begins with '&' needs quotes"),
            new Wording("", "scanning an alias", "a name must follow '*'", "a text that begins with '*' needs quotes"),
            new Wording("", "scanning an anchor", "a name must follow '&'", "a text that begins with '&' needs quotes"),
            new Wording("directive", "", "this directive is wrong", "a text that begins with '%' needs quotes"),
            new Wording("", "directive", "this directive is wrong", "a text that begins with '%' needs quotes"),
            new Wording("", "tag", "this tag is wrong", "a text or expression that begins with '!' needs quotes"));

    private SyntaxMessages() {}

    private record Wording(
            String problem,
            String context,
            String message,
            @Nullable String hint) {}

    static Problem problem(YAMLException failure, YamlSource source) {
        if (failure instanceof MarkedYAMLException marked) {
            return marked(marked, source);
        }
        if (failure instanceof ReaderException reader) {
            return Problem.error(
                    YamlCodes.BAD_YAML,
                    String.format("the character U+%04X cannot stand in YAML", reader.getCodePoint()),
                    source.place(source.positionOfCodePoint(reader.getPosition()), 1),
                    "write it as an escape in double quotes");
        }
        return Problem.error(YamlCodes.BAD_YAML, "this is no YAML", source.place(0, 1), null);
    }

    private static Problem marked(MarkedYAMLException failure, YamlSource source) {
        String problem = failure.getProblem() == null ? "" : failure.getProblem();
        String context = failure.getContext() == null ? "" : failure.getContext();
        for (Wording wording : WORDINGS) {
            if (problem.contains(wording.problem) && context.contains(wording.context)) {
                return Problem.error(
                        YamlCodes.BAD_YAML, wording.message, place(failure, source, wording.message), wording.hint);
            }
        }
        return Problem.error(
                YamlCodes.BAD_YAML,
                "this cannot be read as YAML",
                place(failure, source, ""),
                "check the indentation, and the quotes of texts with special characters");
    }

    /** What is never closed or has no colon is shown where it begins, all else where the parser stopped. */
    private static Place place(MarkedYAMLException failure, YamlSource source, String message) {
        Mark begin = failure.getContextMark();
        Mark stop = failure.getProblemMark();
        Mark mark =
                begin != null && (stop == null || message.contains("never closed") || message.contains("behind a key"))
                        ? begin
                        : stop;
        return mark == null ? source.place(0, 1) : source.place(source.position(mark.getLine(), mark.getColumn()), 1);
    }
}
