package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of {@code lookup}. */
@OperatorType(
        value = "lookup",
        summary = "Adds what a table says about a value.",
        description = """
                The table stands in the options, or in a file: CSV with a header line (and `key` naming its column of keys), or
                JSON with an object of rows by key, or a list of rows (with `key`). A file is read again when it changes,
                which is looked after every `reload_interval`; one that cannot be read then is warned of, and the old table
                stays in use.

                A row that is a map is merged into a map at `to`, anything else takes the place of what was there. The
                operator's counters `hits` and `misses` say how often a row was found.
                """,
        badInput =
                "Where the value is missing, is a list or map, or has no row, the record gets `default` if there is one, and"
                        + " goes on unchanged otherwise. If `to` cannot hold the row, `on_error` decides. A file that cannot be read"
                        + " stops the start; `canto validate` opens no files, so it does not tell.",
        elsewhere = {
            "Vector: enrichment tables",
            "Fluent Bit: lookup",
            "Logstash: translate",
            "OpenTelemetry: lookup processor"
        })
@Example("""
        title: A table in the options
        config: {type: lookup, from: body.status, to: attributes.meaning, table: {'200': fine, '404': not found}}
        in:  [{body: {status: 404}}, {body: {status: 500}}]
        out: [{body: {status: 404}, attributes: {meaning: not found}}, {body: {status: 500}}]
        """)
@Example("""
        title: Rows with several columns, and a default
        config:
          type: lookup
          from: attributes.host
          to: resource
          table: {web1: {team: shop, tier: 1}}
          default: {team: unknown}
        in:  [{body: a, attributes: {host: web1}}, {body: b}]
        out: [{body: a, attributes: {host: web1}, resource: {team: shop, tier: 1}}, {body: b, resource: {team: unknown}}]
        """)
@Example("""
        title: A file with columns
        config: {type: lookup, from: attributes.host, to: resource, file: hosts.csv, key: host}
        in:  [{body: a, attributes: {host: web1}}]
        out: [{body: a, attributes: {host: web1}, resource: {team: shop, tier: '1'}}]
        """)
public record LookupConfig(
        @Doc("The value that is looked up: a text, number or boolean.")
        FieldPath from,

        @Doc("Where the row goes.") @Default("attributes") FieldPath to,

        @Doc("The rows by their keys.") @Default("{}") Map<String, Object> table,

        @Doc("A CSV or JSON file with the rows, told apart by its ending.") @Nullable Path file,

        @Doc("The column of the file that is looked up in.") @Nullable String key,

        @Doc("What is added where there is no row.") @Nullable Object default_,

        @Doc("How often to look whether the file has changed.") @Default("10s")
        Duration reloadInterval,

        @Doc("How large the file may be.") @Default("64MiB") ByteSize maxFileSize)
        implements TransformerConfig {
    /** Checks that there is one table. */
    public LookupConfig {
        table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
        if ((file == null) == table.isEmpty()) {
            throw new IllegalArgumentException("set either table or file");
        }
        if (file != null && LookupFile.isCsv(file) && key == null) {
            throw new IllegalArgumentException("key must name the column of the CSV file that is looked up in");
        }
        if (reloadInterval.isZero() || reloadInterval.isNegative()) {
            throw new IllegalArgumentException("reload_interval must be more than 0s");
        }
        Values.of(default_);
        table.values().forEach(Values::of);
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return new Lookup(context);
    }

    private final class Lookup implements Transformer {
        private final OperatorContext context;
        private final OperatorContext.Counter hits;
        private final OperatorContext.Counter misses;
        private final @Nullable LookupFile source;
        private Map<String, @Nullable Object> rows;

        Lookup(OperatorContext context) {
            this.context = context;
            hits = context.counter("hits");
            misses = context.counter("misses");
            if (file == null) {
                source = null;
                rows = new HashMap<>();
                table.forEach((name, row) -> rows.put(name, Values.of(row)));
            } else {
                source = new LookupFile(context.resolve(file.toString()), key, maxFileSize.toInt());
                rows = readFirst(source);
                context.every(reloadInterval, out -> reload(source));
            }
        }

        private Map<String, @Nullable Object> readFirst(LookupFile from) {
            try {
                return from.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void reload(LookupFile from) {
            try {
                if (from.hasChanged()) {
                    rows = from.read();
                }
            } catch (IOException e) {
                context.warn("the table stays as it was, for its file cannot be read: " + e.getMessage());
            }
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            Object value = record.get(from);
            boolean hasRow = value != null && !(value instanceof Fields) && !(value instanceof List<?>);
            Object row = hasRow ? rows.get(String.valueOf(value)) : null;
            (row == null ? misses : hits).add(1);
            Object added = row == null ? Values.of(default_) : row;
            if (added != null) {
                record.set(to, Values.fork(added));
            }
            out.emit(record);
        }
    }
}
