package io.canto.operators.transformer;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.record.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table in a file. */
final class LookupFile {
    private final Path path;
    private final @Nullable String key;
    private final int maxBytes;
    private FileTime modified = FileTime.fromMillis(0);
    private long size = -1;

    LookupFile(Path path, @Nullable String key, int maxBytes) {
        this.path = path;
        this.key = key;
        this.maxBytes = maxBytes;
    }

    static boolean isCsv(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Whether the file is another one than {@link #read} has read. */
    boolean hasChanged() throws IOException {
        return size != Files.size(path) || !modified.equals(Files.getLastModifiedTime(path));
    }

    /**
     * Reads the rows by their keys; of a key that comes twice the last row.
     *
     * @throws IOException if the file cannot be read, is too large, or holds no table
     */
    Map<String, @Nullable Object> read() throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("'" + path + "' is a folder");
        }
        FileTime time = Files.getLastModifiedTime(path);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            throw new IOException("'" + path + "' is larger than max_file_size");
        }
        try {
            Map<String, @Nullable Object> rows =
                    isCsv(path) ? csv(new String(bytes, StandardCharsets.UTF_8)) : json(bytes);
            modified = time;
            size = bytes.length;
            return rows;
        } catch (RecordException e) {
            throw new IOException("'" + path + "' holds no table: " + e.getMessage(), e);
        }
    }

    private Map<String, @Nullable Object> json(byte[] bytes) {
        Object value = Json.parse(bytes, 0, bytes.length);
        if (value instanceof Fields fields) {
            return new HashMap<>(fields);
        }
        if (!(value instanceof List<?> list) || key == null) {
            throw new RecordException(
                    value instanceof List<?> ? "a list of rows needs the option key" : "it is neither object nor list");
        }
        Map<String, @Nullable Object> rows = new HashMap<>();
        for (Object row : list) {
            if (!(row instanceof Fields fields) || fields.get(key) == null) {
                throw new RecordException("a row has no '" + key + "'");
            }
            rows.put(String.valueOf(fields.remove(key)), fields);
        }
        return rows;
    }

    private Map<String, @Nullable Object> csv(String text) {
        List<List<String>> lines = new CsvLines(text).read();
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
        int keyColumn = header.indexOf(key);
        if (keyColumn < 0) {
            throw new RecordException("its header has no '" + key + "'");
        }
        Map<String, @Nullable Object> rows = new HashMap<>();
        for (int at = 1; at < lines.size(); at++) {
            List<String> line = lines.get(at);
            if (line.size() != header.size()) {
                throw new RecordException(
                        "row " + at + " has " + line.size() + " columns, the header " + header.size());
            }
            Fields row = new Fields(header.size());
            for (int column = 0; column < header.size(); column++) {
                if (column != keyColumn) {
                    row.put(header.get(column), line.get(column));
                }
            }
            rows.put(line.get(keyColumn), row);
        }
        return rows;
    }

    /** Cuts CSV (RFC 4180) into lines and cells; empty lines are left out. */
    private static final class CsvLines {
        private final String text;
        private int at;

        CsvLines(String text) {
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        List<List<String>> read() {
            List<List<String>> lines = new ArrayList<>();
            while (at < text.length()) {
                List<String> line = line();
                if (line.size() > 1 || !line.get(0).isEmpty()) {
                    lines.add(line);
                }
            }
            return lines;
        }

        private List<String> line() {
            List<String> cells = new ArrayList<>();
            while (true) {
                cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
                if (at >= text.length() || text.charAt(at++) != ',') {
                    return cells;
                }
            }
        }

        private String plain() {
            int from = at;
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                at++;
            }
            int to = at > from && text.charAt(at - 1) == '\r' ? at - 1 : at;
            return text.substring(from, to);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char letter = text.charAt(at++);
                if (letter != '"') {
                    cell.append(letter);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    plain();
                    return cell.toString();
                }
            }
            throw new RecordException("a quote is never closed");
        }
    }
}
