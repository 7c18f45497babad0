package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Range;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the files that match are read, and in what order. */
public record OrderingOptions(
        @Doc("Takes names of files apart into named groups; files that do not match are left out.") @Nullable Regex regex,

        @Doc("Names of groups; files that agree in them are ordered among each other.") @Default("[]")
        List<String> groupBy,

        @Doc("How many files of each group are read, the first ones; 0 for all.") @Default("1") @Range(min = 0)
        int topN,

        @Doc("What to sort by, the most important first.") List<SortKey> sortBy) {
    /** Checks that the groups are there. */
    public OrderingOptions {
        groupBy = List.copyOf(groupBy);
        sortBy = List.copyOf(sortBy);
        List<String> names = regex == null ? List.of() : regex.groupNames();
        for (String group : groupBy) {
            checkGroup(names, group);
        }
        for (SortKey key : sortBy) {
            if (key.sortType != SortType.MTIME) {
                checkGroup(names, String.valueOf(key.regexKey));
            }
        }
    }

    private static void checkGroup(List<String> names, String group) {
        if (!names.contains(group)) {
            throw new IllegalArgumentException("regex has no group '" + group + "'");
        }
    }

    /** How what a group matched is compared. */
    public enum SortType {
        /** As numbers. */
        @Doc("As numbers.")
        NUMERIC,
        /** As text. */
        @Doc("As text.")
        ALPHABETICAL,
        /** As times. */
        @Doc("As times, written as layout says.")
        TIMESTAMP,
        /** By the time of the last change. */
        @Doc("By the time of the file's last change; needs no group.")
        MTIME
    }

    /** One thing to sort by. */
    public record SortKey(
            @Doc("The name of the group.") @Nullable String regexKey,

            @Doc("How its text is compared.") SortType sortType,

            @Doc("The zone of times that name none.") @Nullable ZoneId location,

            @Doc("How times are written, in the manner of strptime.") @Nullable String layout,

            @Doc("Whether the least comes first.") @Default("false")
            boolean ascending) {
        /** Checks the layout. */
        public SortKey {
            if (sortType == SortType.TIMESTAMP) {
                if (layout == null) {
                    throw new IllegalArgumentException("layout is missing");
                }
                TimeLayout.parse(LayoutType.STRPTIME, layout, location, Map.of());
            }
            if (sortType != SortType.MTIME && regexKey == null) {
                throw new IllegalArgumentException("regex_key is missing");
            }
        }
    }
}
