package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.record.RecordException;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks and orders files as {@link OrderingOptions} says. */
final class FileOrdering {
    private final OrderingOptions options;
    private final InstantSource clock;
    private final List<@Nullable TimeLayout> layouts = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param clock tells what year a time without one belongs to
     */
    FileOrdering(OrderingOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        for (OrderingOptions.SortKey key : options.sortBy()) {
            layouts.add(
                    key.layout() == null
                            ? null
                            : TimeLayout.parse(LayoutType.STRPTIME, key.layout(), key.location(), Map.of()));
        }
    }

    /** Returns those files that are to be read, in order. */
    List<FoundFile> order(Collection<FoundFile> files) {
        Map<List<String>, List<Ranked>> groups = new LinkedHashMap<>();
        for (FoundFile file : files) {
            Ranked ranked = rank(file);
            if (ranked != null) {
                groups.computeIfAbsent(ranked.group, group -> new ArrayList<>()).add(ranked);
            }
        }
        List<FoundFile> ordered = new ArrayList<>();
        for (List<Ranked> group : groups.values()) {
            group.sort(this::compare);
            int count = options.topN() == 0 ? group.size() : Math.min(options.topN(), group.size());
            group.subList(0, count).forEach(ranked -> ordered.add(ranked.file));
        }
        return ordered;
    }

    /** Returns what a file is ordered by, or null if its name does not match or a value cannot be read. */
    private @Nullable Ranked rank(FoundFile file) {
        String name = String.valueOf(file.path().getFileName());
        Regex regex = options.regex();
        Regex.Match match = regex == null ? null : regex.search(name);
        if (regex != null && match == null) {
            return null;
        }
        List<String> group = new ArrayList<>();
        for (String key : options.groupBy()) {
            group.add(String.valueOf(match == null ? null : match.group(key)));
        }
        List<Comparable<?>> values = new ArrayList<>();
        for (int at = 0; at < options.sortBy().size(); at++) {
            Comparable<?> value = value(options.sortBy().get(at), layouts.get(at), file, match);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new Ranked(file, group, values);
    }

    private @Nullable Comparable<?> value(
            OrderingOptions.SortKey key, @Nullable TimeLayout layout, FoundFile file, Regex.@Nullable Match match) {
        if (key.sortType() == OrderingOptions.SortType.MTIME) {
            return file.modifiedMillis();
        }
        String text = match == null ? null : match.group(String.valueOf(key.regexKey()));
        if (text == null) {
            return null;
        }
        try {
            return switch (key.sortType()) {
                case NUMERIC -> new BigDecimal(text);
                case TIMESTAMP -> layout == null ? null : (Long) layout.parseNanos(text, clock);
                default -> text;
            };
        } catch (NumberFormatException | RecordException e) {
            return null;
        }
    }

    private int compare(Ranked first, Ranked second) {
        for (int at = 0; at < options.sortBy().size(); at++) {
            int order = compareValues(first.values.get(at), second.values.get(at));
            if (order != 0) {
                return options.sortBy().get(at).ascending() ? order : -order;
            }
        }
        return Comparator.<java.nio.file.Path>naturalOrder().compare(first.file.path(), second.file.path());
    }

    /** Values of one key are of one class. */
    @SuppressWarnings("unchecked") // both come from value() with the same key
    private static int compareValues(Comparable<?> first, Comparable<?> second) {
        return ((Comparable<Object>) first).compareTo(second);
    }

    private record Ranked(FoundFile file, List<String> group, List<Comparable<?>> values) {}
}
