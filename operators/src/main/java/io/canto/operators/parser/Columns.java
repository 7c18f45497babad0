package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of columns, in order. */
final class Columns {
    private final String[] names;

    private Columns(String[] names) {
        this.names = names;
    }

    /**
     * Reads a header.
     *
     * @throws IllegalArgumentException if it is empty or names a column twice
     */
    static Columns of(String header, String delimiter) {
        if (header.isEmpty()) {
            throw new IllegalArgumentException("header is empty; name the fields, separated by '" + delimiter + "'");
        }
        String[] names = header.split(Pattern.quote(delimiter), -1);
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < names.length; at++) {
            if (!seen.add(names[at])) {
                throw new IllegalArgumentException("header names '" + names[at] + "' twice");
            }
            names[at] = names[at].intern();
        }
        return new Columns(names);
    }

    /**
     * Gives values their names.
     *
     * @throws RecordException if there are not as many values as names
     */
    Fields name(List<?> values) {
        if (values.size() != names.length) {
            throw new RecordException("wrong number of fields: expected " + names.length + ", found " + values.size());
        }
        Fields fields = new Fields(names.length);
        for (int at = 0; at < names.length; at++) {
            fields.put(names[at], values.get(at));
        }
        return fields;
    }

    @Override
    public String toString() {
        return Arrays.toString(names);
    }
}
