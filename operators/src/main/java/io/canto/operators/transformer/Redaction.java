package io.canto.operators.transformer;

import io.canto.expr.Regex;
import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks for private data in records and replaces it. Not thread-safe. */
final class Redaction {
    private static final int HASH_LENGTH = 16;

    private final RedactConfig config;
    private final boolean cards;
    private final List<PrivateData.Search> searches = new ArrayList<>();
    private final UnaryOperator<String> replacement;
    private boolean found;

    Redaction(RedactConfig config) {
        this.config = config;
        cards = config.find().contains(PrivateData.CARD);
        config.find().forEach(kind -> searches.addAll(kind.searches()));
        config.patterns().forEach(pattern -> searches.add(new PrivateData.Search("", pattern)));
        replacement = replacement();
    }

    private UnaryOperator<String> replacement() {
        return switch (config.action()) {
            case MASK, DROP -> text -> config.mask();
            case REMOVE -> text -> "";
            case HASH -> {
                Hasher hasher = new Hasher("SHA-256", config.salt());
                yield text -> hasher.hex(text).substring(0, HASH_LENGTH);
            }
        };
    }

    /** Replaces what is found in a record, and says whether there was anything. */
    boolean apply(LogRecord record) {
        found = false;
        @Nullable Object[] changed = new Object[config.fields().size()];
        for (int at = 0; at < changed.length; at++) {
            changed[at] = redact(record.get(config.fields().get(at)));
        }
        for (int at = 0; at < changed.length; at++) {
            FieldPath field = config.fields().get(at);
            if (changed[at] != record.get(field)) {
                Texts.put(record, field, changed[at]);
            }
        }
        return found;
    }

    private @Nullable Object redact(@Nullable Object value) {
        Object named = config.keys().isEmpty() ? value : withoutPrivateKeys(value);
        return Texts.mapSingle(named, this::redactSingle);
    }

    private Object redactSingle(Object value) {
        if (value instanceof String text) {
            String after = redactText(text);
            return after.equals(text) ? text : after;
        }
        if (cards && (value instanceof Long || value instanceof BigInteger)) {
            String digits = value.toString();
            String after = CardNumbers.replace(digits, replacement);
            found |= !after.equals(digits);
            return after.equals(digits) ? value : after;
        }
        return value;
    }

    private @Nullable Object withoutPrivateKeys(@Nullable Object value) {
        if (value instanceof List<?> list) {
            @Nullable Object[] items = list.toArray();
            boolean changed = false;
            for (int at = 0; at < items.length; at++) {
                Object after = withoutPrivateKeys(items[at]);
                changed |= after != items[at];
                items[at] = after;
            }
            return changed ? Values.list(items) : value;
        }
        if (!(value instanceof Fields fields)) {
            return value;
        }
        Fields copy = new Fields(fields.size());
        boolean changed = false;
        for (int at = 0; at < fields.size(); at++) {
            Object before = fields.valueAt(at);
            if (!isPrivate(fields.keyAt(at))) {
                Object after = withoutPrivateKeys(before);
                changed |= after != before;
                copy.put(fields.keyAt(at), after);
            } else {
                changed = true;
                found = true;
                if (config.action() != RedactConfig.Action.REMOVE) {
                    copy.put(fields.keyAt(at), replacement.apply(String.valueOf(before)));
                }
            }
        }
        return changed ? copy : value;
    }

    private boolean isPrivate(String key) {
        for (Regex pattern : config.keys()) {
            if (pattern.find(key)) {
                return true;
            }
        }
        return false;
    }

    private String redactText(String text) {
        String result = cards ? CardNumbers.replace(text, replacement) : text;
        for (PrivateData.Search search : searches) {
            if (result.contains(search.needed())) {
                result = search.pattern().replaceAll(result, this::replaced);
            }
        }
        found |= !result.equals(text);
        return result;
    }

    /** Replaces in one match the first group that took part, or all of it where there is none. */
    private String replaced(Regex.Match match) {
        String whole = String.valueOf(match.group(0));
        int group = 1;
        while (group <= match.groupCount() && match.start(group) < 0) {
            group++;
        }
        if (group > match.groupCount()) {
            return whole.isEmpty() ? whole : replacement.apply(whole);
        }
        int from = match.start(group) - match.start();
        int to = match.end(group) - match.start();
        return from == to
                ? whole
                : whole.substring(0, from) + replacement.apply(whole.substring(from, to)) + whole.substring(to);
    }
}
