package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields and the fixed texts between them. Immutable. */
final class CutPattern {
    private static final Pattern LOKI_FIELD = Pattern.compile("<([A-Za-z_]\\w*)>");
    private static final Pattern DISSECT_FIELD =
            Pattern.compile("%\\{([+?&*]?)([^}/>-]*(?:-(?!>)[^}/>-]*)*)(?:/(\\d{1,4}))?(->)?}");

    /** What becomes of a cut. */
    private enum Use {
        SKIP,
        FIELD,
        APPEND,
        NAME,
        VALUE
    }

    /**
     * One cut.
     *
     * @param before the text before it
     * @param order its place among those of its name
     * @param isPadded whether the text behind it may come several times
     */
    private record Cut(String before, String name, Use use, int order, boolean isPadded) {}

    private final Cut[] cuts;
    private final String tail;
    private final Target[] targets;

    private CutPattern(List<Cut> cuts, String tail, List<Target> targets) {
        this.cuts = cuts.toArray(Cut[]::new);
        this.tail = tail;
        this.targets = targets.toArray(Target[]::new);
    }

    /**
     * Reads a pattern.
     *
     * @param appendSeparator what joins parts of a field, or null for what stands before them
     * @throws IllegalArgumentException if two cuts touch, a name comes twice, or there is no field
     */
    static CutPattern parse(String pattern, @Nullable String appendSeparator) {
        boolean isDissect = pattern.contains("%{");
        Matcher matcher = (isDissect ? DISSECT_FIELD : LOKI_FIELD).matcher(pattern);
        List<Cut> cuts = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            String before = pattern.substring(from, matcher.start());
            if (before.isEmpty() && !cuts.isEmpty()) {
                throw new IllegalArgumentException("nothing stands between two fields of the pattern before '"
                        + matcher.group() + "'; write the text that divides them");
            }
            cuts.add(isDissect ? dissectCut(matcher, before) : lokiCut(matcher.group(1), before));
            from = matcher.end();
        }
        if (isDissect && pattern.indexOf("%{", from) >= 0) {
            throw new IllegalArgumentException("'%{' at character " + (pattern.indexOf("%{", from) + 1)
                    + " of the pattern begins no field; write %{name}");
        }
        return new CutPattern(cuts, pattern.substring(from), targets(cuts, appendSeparator));
    }

    private static Cut lokiCut(String name, String before) {
        return new Cut(before, name.intern(), name.equals("_") ? Use.SKIP : Use.FIELD, 0, false);
    }

    private static Cut dissectCut(Matcher field, String before) {
        String name = field.group(2).intern();
        Use use = switch (field.group(1)) {
            case "+" -> Use.APPEND;
            case "*", "?" -> Use.NAME;
            case "&" -> Use.VALUE;
            default -> name.isEmpty() ? Use.SKIP : Use.FIELD;
        };
        if (name.isEmpty() && use != Use.SKIP && use != Use.NAME) {
            throw new IllegalArgumentException("'" + field.group() + "' has no name");
        }
        int order = field.group(3) == null ? 0 : Integer.parseInt(field.group(3));
        return new Cut(before, name, use, order, field.group(4) != null);
    }

    private static List<Target> targets(List<Cut> cuts, @Nullable String separator) {
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        Map<String, Integer> names = new HashMap<>();
        for (int at = 0; at < cuts.size(); at++) {
            Cut cut = cuts.get(at);
            if (cut.use == Use.NAME) {
                names.put(cut.name, at);
            } else if (cut.use == Use.APPEND) {
                parts.computeIfAbsent(cut.name, name -> new ArrayList<>()).add(at);
            } else if (cut.use == Use.FIELD && parts.putIfAbsent(cut.name, new ArrayList<>(List.of(at))) != null) {
                throw new IllegalArgumentException("the pattern names '" + cut.name + "' twice");
            }
        }
        List<Target> targets = new ArrayList<>();
        parts.forEach((name, places) -> {
            places.sort(Comparator.comparingInt(place -> cuts.get(place).order));
            targets.add(new Target(
                    name, -1, places.stream().mapToInt(place -> place).toArray(), separator));
        });
        for (int at = 0; at < cuts.size(); at++) {
            if (cuts.get(at).use == Use.VALUE) {
                Integer name = names.get(cuts.get(at).name);
                if (name == null) {
                    throw new IllegalArgumentException(
                            "'%{&" + cuts.get(at).name + "}' needs a '%{*" + cuts.get(at).name + "}'");
                }
                targets.add(new Target("", name, new int[] {at}, separator));
            }
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("the pattern has no field; write one as <name> or %{name}");
        }
        return targets;
    }

    /**
     * Cuts a text.
     *
     * @throws RecordException if a text between two fields is missing
     */
    Fields read(String text) {
        String[] values = new String[cuts.length];
        if (!text.startsWith(cuts[0].before)) {
            throw new RecordException("expected '" + cuts[0].before + "' at the start");
        }
        int at = cuts[0].before.length();
        for (int cut = 0; cut < cuts.length - 1; cut++) {
            String until = cuts[cut + 1].before;
            int end = text.indexOf(until, at);
            if (end < 0) {
                throw new RecordException("expected '" + until + "' behind " + name(cut));
            }
            values[cut] = text.substring(at, end);
            at = end + until.length();
            while (cuts[cut].isPadded && text.startsWith(until, at)) {
                at += until.length();
            }
        }
        values[cuts.length - 1] = text.substring(at, end(text, at));
        Fields fields = new Fields(targets.length);
        for (Target target : targets) {
            target.put(fields, values, cuts);
        }
        return fields;
    }

    private int end(String text, int from) {
        int end = text.length() - tail.length();
        if (end < from || !text.endsWith(tail)) {
            throw new RecordException("expected '" + tail + "' at the end");
        }
        boolean isPadded = cuts[cuts.length - 1].isPadded && !tail.isEmpty();
        while (isPadded && end - tail.length() >= from && text.startsWith(tail, end - tail.length())) {
            end -= tail.length();
        }
        return end;
    }

    private String name(int cut) {
        return cuts[cut].name.isEmpty() ? "field " + (cut + 1) : "'" + cuts[cut].name + "'";
    }

    /**
     * Where values go.
     *
     * @param nameFrom the cut that holds the name, or -1
     * @param parts the cuts that hold the value, in order
     */
    private record Target(
            String name,
            int nameFrom,
            int[] parts,
            @Nullable String separator) {
        void put(Fields fields, String[] values, Cut[] cuts) {
            String value = values[parts[0]];
            if (parts.length > 1) {
                StringBuilder joined = new StringBuilder(value);
                for (int at = 1; at < parts.length; at++) {
                    joined.append(separator == null ? cuts[Math.max(parts[at - 1], parts[at])].before : separator)
                            .append(values[parts[at]]);
                }
                value = joined.toString();
            }
            String key = nameFrom < 0 ? name : values[nameFrom];
            if (key.isEmpty()) {
                throw new RecordException("the name for '%{&" + cuts[parts[0]].name + "}' is empty");
            }
            fields.put(key, value);
        }
    }
}
