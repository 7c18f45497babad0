package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
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
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/** Options of {@code geoip}. */
@OperatorType(
        value = "geoip",
        summary = "Adds what a MaxMind database says about an IP address.",
        description = """
                The database is a file in the MMDB format, such as GeoLite2 City, Country or ASN, read through MaxMind's own
                library. What is found goes to `to` as a map with those of these keys that the database knows:
                `continent_code`, `continent`, `country_code`, `country`, `region_code`, `region`, `city`, `postal_code`,
                `latitude`, `longitude`, `time_zone`, `asn` and `organization`. With `raw: true` it is the database's entry
                as it stands there. The file is read again when it changes. The operator's counters `hits` and `misses` say
                how often an address was found.
                """,
        badInput =
                "A record whose address is missing, or is not in the database, goes on unchanged. If the field is no text or"
                        + " no IP address, `on_error` decides; names are never looked up. A file that is missing or no"
                        + " database stops the start; `canto validate` opens no files, so it does not tell.",
        elsewhere = {
            "Loki stage: geoip",
            "Vector: enrichment tables (geoip)",
            "Fluent Bit: geoip2",
            "Logstash: geoip",
            "OpenTelemetry: geoip processor"
        })
@Example("""
        title: The address of a client
        config: {type: geoip, from: attributes.client, to: attributes.geo, database: GeoLite2-City.mmdb}
        in:  [{body: hello, attributes: {client: 203.0.113.7}}, {body: local, attributes: {client: 10.0.0.1}}]
        out:
          - body: hello
            attributes:
              client: 203.0.113.7
              geo: {country_code: DE, country: Germany, city: Berlin, latitude: 52.5, longitude: 13.4}
          - {body: local, attributes: {client: 10.0.0.1}}
        """)
@Example("""
        title: The network it belongs to
        config: {type: geoip, from: body.ip, to: body.network, database: GeoLite2-ASN.mmdb, reload_interval: 1h}
        in:  [{body: {ip: 203.0.113.7}}, {body: {ip: localhost}}]
        out: [{body: {ip: 203.0.113.7, network: {asn: 64500, organization: Example Net}}}, {body: {ip: localhost}}]
        errors: 1
        """)
public record GeoipConfig(
        @Doc("The IP address, as text.") FieldPath from,
        @Doc("Where the result goes.") FieldPath to,
        @Doc("The database file.") Path database,

        @Doc("The language of names, such as en or de.") @Default("en")
        String locale,

        @Doc("Whether the database's entry is taken as it stands there.") @Default("false")
        boolean raw,

        @Doc("How often to look whether the file has changed.") @Default("1m")
        Duration reloadInterval)
        implements TransformerConfig {
    /** Checks the interval, and that the result has a place. */
    public GeoipConfig {
        if (reloadInterval.isZero() || reloadInterval.isNegative()) {
            throw new IllegalArgumentException("reload_interval must be more than 0s");
        }
        Needed.checkCanHold("to", to, new Fields());
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        try {
            return new Geoip(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Geoip implements Transformer {
        private final OperatorContext context;
        private final Path path;
        private final OperatorContext.Counter hits;
        private final OperatorContext.Counter misses;
        private GeoDatabase current;

        Geoip(OperatorContext context) throws IOException {
            this.context = context;
            path = context.resolve(database.toString());
            hits = context.counter("hits");
            misses = context.counter("misses");
            current = GeoDatabase.open(path, locale, raw);
            context.every(reloadInterval, out -> reload());
        }

        private void reload() {
            try {
                if (current.hasChanged()) {
                    GeoDatabase next = GeoDatabase.open(path, locale, raw);
                    current.close();
                    current = next;
                }
            } catch (IOException e) {
                context.warn("the database stays as it was, for its file cannot be read: " + e.getMessage());
            }
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            String text = Needed.textIfAny(record, from);
            if (text != null) {
                Object found = current.find(address(text));
                (found == null ? misses : hits).add(1);
                if (found != null) {
                    record.set(to, found);
                }
            }
            out.emit(record);
        }

        private InetAddress address(String text) {
            InetAddress address = IpAddresses.parse(text);
            if (address == null) {
                throw new RecordException("'" + from + "' is no IP address");
            }
            return address;
        }

        @Override
        public void close() {
            try {
                current.close();
            } catch (IOException e) {
                context.warn("the database could not be closed: " + e.getMessage());
            }
        }
    }
}
