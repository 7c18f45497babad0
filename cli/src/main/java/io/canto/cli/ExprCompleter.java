package io.canto.cli;

import io.canto.expr.ExpressionException;
import io.canto.expr.Expressions;
import io.canto.expr.FunctionInfo;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the name before the cursor: after a dot keys and methods, within a text nothing, else fields and functions. */
final class ExprCompleter implements Completer {
    private static final List<String> NAMES = Stream.concat(
                    Expressions.fields().stream().map(Expressions.Field::name),
                    Expressions.functions().stream().map(function -> function.name() + "("))
            .toList();
    private static final List<String> METHODS = Expressions.functions().stream()
            .filter(FunctionInfo::isMethod)
            .flatMap(function -> Stream.concat(Stream.of(function.name()), function.methodNames().stream()))
            .map(name -> name + "(")
            .toList();

    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w*");
    /** A path of names, and the dot behind it. */
    private static final Pattern PATH = Pattern.compile("(?<![.\\])])\\b\\w+(\\.\\w+)*(?=\\.$)");

    private final LogRecord record;

    /**
     * Makes one.
     *
     * @param record whose keys are offered
     */
    ExprCompleter(LogRecord record) {
        this.record = record;
    }

    /** Takes a line apart: the one word that matters is the name before the cursor. */
    static ParsedLine parse(String line, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(line.charAt(start - 1))) {
            start--;
        }
        return new Name(line, cursor, line.substring(start, cursor));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor() - line.wordCursor());
        if (isText(before)) {
            return;
        }
        Stream<String> names = before.endsWith(".") ? Stream.concat(keys(before), METHODS.stream()) : NAMES.stream();
        // Not complete: no blank is written behind it.
        names.forEach(name -> candidates.add(new Candidate(name, name, null, null, null, null, false)));
    }

    /** Returns the keys that can follow a dot in what a path holds. */
    private Stream<String> keys(String before) {
        Matcher path = PATH.matcher(before);
        try {
            return path.find() && Expressions.explain(path.group(), record).value() instanceof Fields fields
                    ? fields.keySet().stream().filter(key -> KEY.matcher(key).matches())
                    : Stream.of();
        } catch (ExpressionException noPath) {
            return Stream.of();
        }
    }

    /** Whether a text has begun and not ended. */
    private static boolean isText(String line) {
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
        }
        return quote != 0;
    }

    /** A line whose word is taken as it stands: nothing is quoted or escaped in it. */
    private record Name(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
