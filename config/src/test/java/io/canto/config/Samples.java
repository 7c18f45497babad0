package io.canto.config;

import io.canto.expr.Condition;
import io.canto.expr.Regex;
import io.canto.record.FieldPath;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Edge;
import io.canto.spi.Example;
import io.canto.spi.Inline;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorId;
import io.canto.spi.OperatorProvider;
import io.canto.spi.OperatorType;
import io.canto.spi.Output;
import io.canto.spi.OutputConfig;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import io.canto.spi.Poll;
import io.canto.spi.Range;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators of every kind with options of many types, for the tests of loading. */
public final class Samples {
    static final List<Class<? extends OperatorConfig>> TYPES =
            List.of(Lines.class, Json.class, Put.class, Choose.class, Sink.class, Window.class, Echo.class);

    private Samples() {}

    static OperatorCatalog catalog() {
        return OperatorCatalog.of(TYPES);
    }

    @OperatorType(value = "lines_input", summary = "Reads lines.")
    record Lines(
            @Doc("The file to read.") String path,
            @Doc("The longest line.") @Default("1MiB") ByteSize maxSize,

            @Doc("How often to look for more.") @Default("200ms")
            Duration every,

            @Inline Framing framing)
            implements InputConfig {
        @Override
        public Input build(OperatorContext context) {
            return intake -> Poll.ENDED;
        }
    }

    record Framing(
            @Doc("Where a record begins.") @Nullable Regex lineStart,
            @Doc("Where a record ends.") @Nullable Regex lineEnd) {
        Framing {
            if (lineStart != null && lineEnd != null) {
                throw new IllegalArgumentException("set either line_start or line_end");
            }
        }
    }

    @OperatorType(
            value = "json_parser",
            summary = "Reads JSON.",
            description = "All of JSON.",
            badInput = "A text that is no JSON is an error.",
            differsFromStanza = "Integers stay exact.",
            elsewhere = {"Vector: parse_json", "Loki: json"})
    @Example("""
            title: An object becomes attributes
            config: {type: json_parser}
            in:  [{body: '{"a": 1}'}]
            out: [{body: '{"a": 1}', attributes: {a: 1}}]
            """)
    record Json(
            @Doc("How deep it may be.") @Default("100") @Range(min = 1, max = 1000)
            int maxDepth) implements ParserConfig {
        @Override
        public Parser build(OperatorContext context) {
            return value -> value;
        }
    }

    @OperatorType(
            value = "put",
            summary = "Sets a field.",
            elsewhere = {"Vector: remap"})
    record Put(
            @Doc("The field to set.") FieldPath field,
            @Doc("What to set it to.") @Nullable Object value,
            @Doc("How.") @Default("replace") Mode mode,
            @Doc("Names for it.") @Default("{}") Map<String, String> names,

            @Doc("A share of the records.") @Default("1") @Range(min = 0, max = 1)
            double share)
            implements TransformerConfig {
        enum Mode {
            @Doc("What was there is gone.")
            REPLACE,
            @Doc("What was there stays.")
            KEEP_OLD
        }

        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @OperatorType(value = "choose", summary = "Sends records to the first route that matches.")
    record Choose(
            @Doc("The routes, in order.") List<Route> routes,
            @Doc("Where the others go.") @Default("[]") List<OperatorId> default_)
            implements TransformerConfig {
        record Route(
                @Doc("Which records.") Condition expr,
                @Doc("Where they go.") List<OperatorId> output) {}

        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }

        @Override
        public boolean routesOnly() {
            return true;
        }

        @Override
        public List<Edge> edges() {
            List<Edge> edges = new ArrayList<>();
            for (int at = 0; at < routes.size(); at++) {
                for (OperatorId id : routes.get(at).output()) {
                    edges.add(new Edge(id, Edge.Kind.ROUTE, "routes[" + at + "].output", ""));
                }
            }
            default_.forEach(id -> edges.add(new Edge(id, Edge.Kind.DEFAULT, "default", "")));
            return edges;
        }
    }

    @OperatorType(value = "window", summary = "Keeps records for a while.")
    record Window(
            @Doc("How long.") Duration length,
            @Doc("How many.") @Nullable @Range(min = 2) Long maxRecords,

            @Doc("Whether the order is kept.") @Default("true")
            boolean ordered)
            implements TransformerConfig {
        Window {
            if (length.isZero()) {
                throw new IllegalArgumentException("length must be more than nothing");
            }
        }

        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @OperatorType(value = "sink", summary = "Takes records.")
    record Sink(@Doc("Where to.") @Default("''") String path) implements OutputConfig {
        @Override
        public Output build(OperatorContext context) {
            return record -> {};
        }
    }

    @OperatorType(value = "echo", summary = "Repeats what it does not like.")
    record Echo(@Doc("A text.") @Nullable String text) implements OutputConfig {
        Echo {
            if (text != null) {
                throw new IllegalArgumentException("'" + text + "' is refused");
            }
        }

        @Override
        public Output build(OperatorContext context) {
            return record -> {};
        }
    }

    /** Names the samples to the service loader. */
    public static final class Provider implements OperatorProvider {
        @Override
        public List<Class<? extends OperatorConfig>> operators() {
            return TYPES;
        }
    }
}
