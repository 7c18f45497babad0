package io.canto.operators.parser;

import io.canto.expr.ExpressionException;
import io.canto.expr.Regex;
import io.canto.record.Fields;
import io.canto.record.Nearest;
import io.canto.record.RecordException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A grok pattern, made one regular expression. Immutable. */
final class Grok {
    private static final Pattern REFERENCE = Pattern.compile("%\\{(\\w+)(?::([^:{}]+))?(?::(\\w+))?}");
    private static final String GROUP = "grok_";
    private static final int MAX_DEPTH = 30;
    private static final int MAX_LENGTH = 64 * 1024;
    private static final Map<String, String> KNOWN = readKnown();

    private final Regex regex;
    private final Target[] targets;
    private final int[] groups;

    private Grok(Regex regex, List<Target> named) {
        this.regex = regex;
        List<Target> all = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (String name : regex.groupNames()) {
            boolean isOurs = name.startsWith(GROUP);
            all.add(isOurs ? named.get(Integer.parseInt(name.substring(GROUP.length()))) : new Target(name, Kind.TEXT));
            places.add(regex.group(name));
        }
        targets = all.toArray(Target[]::new);
        groups = places.stream().mapToInt(place -> place).toArray();
    }

    /**
     * Puts a pattern together.
     *
     * @throws IllegalArgumentException if a name is unknown or stands for itself, a type is unknown, or there is no field
     */
    static Grok compile(String pattern, Map<String, String> definitions, boolean namedOnly) {
        List<Target> named = new ArrayList<>();
        String source = expand(pattern, definitions, namedOnly, named, 0);
        try {
            Grok grok = new Grok(Regex.parseAssembled(source), named);
            if (grok.targets.length == 0) {
                throw new IllegalArgumentException("the grok pattern has no field; write one as %{NAME:field}");
            }
            return grok;
        } catch (ExpressionException e) {
            throw new IllegalArgumentException("the grok pattern is wrong: " + e.getMessage(), e);
        }
    }

    private static String expand(
            String pattern, Map<String, String> definitions, boolean namedOnly, List<Target> named, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a name of the grok pattern stands for itself");
        }
        StringBuilder out = new StringBuilder();
        Matcher references = REFERENCE.matcher(pattern);
        int from = 0;
        while (references.find()) {
            out.append(pattern, from, references.start());
            from = references.end();
            String name = references.group(1);
            String field = references.group(2) == null && !namedOnly ? name : references.group(2);
            if (field == null) {
                out.append("(?:");
            } else {
                out.append("(?<").append(GROUP).append(named.size()).append('>');
                named.add(new Target(field.intern(), Kind.parse(references.group(3))));
            }
            out.append(expand(definition(name, definitions), definitions, namedOnly, named, depth + 1))
                    .append(')');
            if (out.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("the grok pattern is longer than " + MAX_LENGTH + " characters");
            }
        }
        return out.append(pattern, from, pattern.length()).toString();
    }

    private static String definition(String name, Map<String, String> definitions) {
        String found = definitions.getOrDefault(name, KNOWN.get(name));
        if (found != null) {
            return found;
        }
        List<String> names = new ArrayList<>(KNOWN.keySet());
        names.addAll(definitions.keySet());
        String hint = Nearest.of(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; define it in pattern_definitions");
        throw new IllegalArgumentException("there is no pattern '" + name + "'" + hint);
    }

    /** Returns the fields, or null if the pattern does not occur. */
    @Nullable Fields read(CutText text) {
        Regex.Match match = regex.search(text.text());
        if (match == null) {
            return null;
        }
        Fields fields = new Fields(targets.length);
        for (int at = 0; at < targets.length; at++) {
            int start = match.start(groups[at]);
            int end = match.end(groups[at]);
            Target target = targets[at];
            if (start >= 0 && end >= 0 && !fields.containsKey(target.field)) {
                fields.put(
                        target.field,
                        target.kind == Kind.TEXT
                                ? text.part(start, end)
                                : target.kind.of(text.text().substring(start, end), target.field));
            }
        }
        return fields;
    }

    /** Names and patterns, one pair a line. */
    private static Map<String, String> readKnown() {
        Map<String, String> known = new LinkedHashMap<>();
        InputStream stream = Objects.requireNonNull(Grok.class.getResourceAsStream("grok.patterns"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0 && !line.startsWith("#")) {
                    known.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }

    /** Returns the names that come with Canto. */
    static List<String> names() {
        return KNOWN.keySet().stream().sorted().toList();
    }

    private record Target(String field, Kind kind) {}

    /** What a field is made. */
    private enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN;

        static Kind parse(@Nullable String name) {
            return switch (name == null ? "string" : name.toLowerCase(Locale.ROOT)) {
                case "string", "text" -> TEXT;
                case "int", "integer", "long" -> INTEGER;
                case "float", "double" -> DECIMAL;
                case "bool", "boolean" -> BOOLEAN;
                default ->
                    throw new IllegalArgumentException(
                            "'" + name + "' is no type of a grok field; there are int, float, bool and string");
            };
        }

        Object of(String text, String field) {
            try {
                return switch (this) {
                    case TEXT -> text;
                    case INTEGER -> text.length() < 19 ? (Object) Long.valueOf(text) : new BigInteger(text);
                    case DECIMAL -> decimal(text);
                    case BOOLEAN -> bool(text);
                };
            } catch (NumberFormatException e) {
                throw new RecordException("'" + field + "' is no " + name().toLowerCase(Locale.ROOT), e);
            }
        }

        private static Double decimal(String text) {
            double value = Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                throw new NumberFormatException("not finite");
            }
            return value;
        }

        private static Boolean bool(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> true;
                case "false", "no", "0" -> false;
                default -> throw new NumberFormatException("neither true nor false");
            };
        }
    }
}
