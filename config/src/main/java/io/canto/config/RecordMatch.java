package io.canto.config;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Buffer;
import io.canto.record.json.Json;
import io.canto.record.json.RecordJsonCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares records with what a test expects of them. */
final class RecordMatch {
    private RecordMatch() {}

    /** Returns a record as the map that the record format writes. */
    static Fields fields(LogRecord record) {
        Utf8Buffer buffer = new Utf8Buffer(256);
        new RecordJsonCodec().encode(record, buffer);
        if (Json.parse(buffer.array(), 0, buffer.length()) instanceof Fields fields) {
            return fields;
        }
        throw new RecordException("the record format is a map");
    }

    /**
     * Returns how the records of an output differ from those expected, a line a difference.
     *
     * @param exact whether fields that are not expected are differences, but the time of observation
     */
    static List<String> differences(String output, List<Object> expected, List<Fields> found, boolean exact) {
        List<String> differences = new ArrayList<>();
        if (expected.size() != found.size()) {
            differences.add(output + ": expected " + records(expected.size()) + ", found " + found.size());
        }
        for (int at = 0; at < Math.max(expected.size(), found.size()); at++) {
            String name = output + "[" + at + "]";
            if (at >= found.size()) {
                differences.add(name + ": missing " + Json.text(expected.get(at)));
            } else if (at >= expected.size()) {
                differences.add(name + ": not expected " + Json.text(found.get(at)));
            } else {
                compare(name, expectedFields(expected.get(at)), found.get(at), exact, differences);
            }
        }
        return differences;
    }

    /** Returns a count of records in words. */
    static String records(long count) {
        return count + (count == 1 ? " record" : " records");
    }

    /** A text stands for a record with that body. */
    private static Fields expectedFields(Object expected) {
        if (expected instanceof Fields fields) {
            return fields;
        }
        Fields fields = new Fields(1);
        fields.put("body", expected);
        return fields;
    }

    private static void compare(
            String name, @Nullable Object expected, @Nullable Object found, boolean exact, List<String> differences) {
        if (expected instanceof Fields left && found instanceof Fields right) {
            left.forEach((key, value) -> compare(name + "." + key, value, right.get(key), exact, differences));
            for (String key : right.keySet()) {
                if (exact && !left.containsKey(key) && !key.equals("observed_timestamp")) {
                    differences.add(name + "." + key + ": not expected " + Json.text(right.get(key)));
                }
            }
        } else if (expected instanceof List<?> left && found instanceof List<?> right && left.size() == right.size()) {
            for (int at = 0; at < left.size(); at++) {
                compare(name + "[" + at + "]", left.get(at), right.get(at), exact, differences);
            }
        } else if (!same(expected, found)) {
            differences.add(name + ": expected " + Json.text(expected) + ", found " + Json.text(found));
        }
    }

    /** Numbers are the same if their values are, whatever their kinds. */
    private static boolean same(@Nullable Object expected, @Nullable Object found) {
        if (expected instanceof Number && found instanceof Number) {
            return new BigDecimal(expected.toString()).compareTo(new BigDecimal(found.toString())) == 0;
        }
        return Objects.equals(expected, found);
    }
}
