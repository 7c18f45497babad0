package io.canto.graph.trace;

import io.canto.record.FieldPath;
import io.canto.record.FieldPath.Root;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not as it was.
 *
 * @param field the way to it
 * @param before what was there; null if there was nothing
 * @param after what is there now; null if there is nothing
 */
public record Change(
        FieldPath field, @Nullable Object before, @Nullable Object after) {
    /** Returns how one record differs from another, field by field; maps are compared key by key. */
    static List<Change> between(LogRecord before, LogRecord after) {
        List<Change> changes = new ArrayList<>();
        for (Root root : Root.values()) {
            FieldPath path = FieldPath.of(root);
            compare(changes, path, emptyToNull(path.get(before)), emptyToNull(path.get(after)));
        }
        return changes;
    }

    /** A map that is not there and one with nothing in it are the same to a reader. */
    private static @Nullable Object emptyToNull(@Nullable Object value) {
        return value instanceof Fields fields && fields.isEmpty() ? null : value;
    }

    private static void compare(List<Change> changes, FieldPath path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        boolean bothMaps = (before == null || before instanceof Fields) && (after == null || after instanceof Fields);
        if (!bothMaps || path.keys().size() > 16) {
            changes.add(new Change(path, before, after));
            return;
        }
        Fields left = before == null ? new Fields() : (Fields) before;
        Fields right = after == null ? new Fields() : (Fields) after;
        Set<String> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (String key : keys) {
            List<String> way = new ArrayList<>(path.keys());
            way.add(key);
            compare(changes, FieldPath.of(path.root(), way.toArray(new String[0])), left.get(key), right.get(key));
        }
    }
}
