package io.canto.operators.transformer;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open MaxMind database. */
final class GeoDatabase implements AutoCloseable {
    private final Path path;
    private final FileTime modified;
    private final long size;
    private final Reader reader;
    private final String locale;
    private final boolean raw;

    private GeoDatabase(Path path, Reader reader, String locale, boolean raw) throws IOException {
        this.path = path;
        this.reader = reader;
        this.locale = locale;
        this.raw = raw;
        modified = Files.getLastModifiedTime(path);
        size = Files.size(path);
    }

    /**
     * Opens a database.
     *
     * @param locale the language of names
     * @param raw whether {@link #find} returns entries as they are
     * @throws IOException if the file cannot be read or is no database
     */
    static GeoDatabase open(Path path, String locale, boolean raw) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try {
            return new GeoDatabase(path, new Reader(path.toFile(), Reader.FileMode.MEMORY), locale, raw);
        } catch (InvalidDatabaseException e) {
            throw new IOException("'" + path + "' is no MaxMind database: " + e.getMessage(), e);
        }
    }

    /** Whether the file is another one than was opened. */
    boolean hasChanged() throws IOException {
        return size != Files.size(path) || !modified.equals(Files.getLastModifiedTime(path));
    }

    /**
     * Returns a new map with what is known about an address, or null.
     *
     * @throws RecordException if the database is broken there
     */
    @Nullable Fields find(InetAddress address) {
        Object entry;
        try {
            entry = reader.get(address, Object.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new RecordException("the database cannot be read: " + e.getMessage(), e);
        }
        if (!(entry instanceof Map<?, ?> map)) {
            return null;
        }
        Fields found = raw ? Fields.of(map) : flat(map);
        return found.isEmpty() ? null : found;
    }

    private Fields flat(Map<?, ?> entry) {
        Fields flat = new Fields();
        put(flat, "continent_code", at(entry, "continent", "code"));
        put(flat, "continent", at(entry, "continent", "names", locale));
        put(flat, "country_code", at(entry, "country", "iso_code"));
        put(flat, "country", at(entry, "country", "names", locale));
        if (entry.get("subdivisions") instanceof List<?> regions
                && !regions.isEmpty()
                && regions.get(0) instanceof Map<?, ?> region) {
            put(flat, "region_code", region.get("iso_code"));
            put(flat, "region", at(region, "names", locale));
        }
        put(flat, "city", at(entry, "city", "names", locale));
        put(flat, "postal_code", at(entry, "postal", "code"));
        put(flat, "latitude", at(entry, "location", "latitude"));
        put(flat, "longitude", at(entry, "location", "longitude"));
        put(flat, "time_zone", at(entry, "location", "time_zone"));
        put(flat, "asn", entry.get("autonomous_system_number"));
        put(flat, "organization", entry.get("autonomous_system_organization"));
        return flat;
    }

    private static void put(Fields flat, String key, @Nullable Object value) {
        if (value != null) {
            flat.put(key, value);
        }
    }

    private static @Nullable Object at(Map<?, ?> map, String... way) {
        Object value = map;
        for (String step : way) {
            value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
