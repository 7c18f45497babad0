package io.canto.operators.parser;

import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.ByteSize;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.time.Duration;

/** Lines that container runtimes write. */
@OperatorType(
        value = "container",
        summary = "Reads the log lines of Docker, CRI-O and containerd, and joins those that the runtime cut.",
        description = """
                The body becomes what the container wrote, the timestamp when the runtime read it; `log.iostream` (stdout or
                stderr) and, but for Docker, `logtag` become attributes. Line by line the format is found out: `{` begins Docker's,
                `<time> <stream> <tag> <text>` is that of the others.

                The input needs `include_file_path: true` for the metadata, `preserve_trailing_whitespaces: true` where spaces
                at a cut count, and `encoding: utf-8-raw` where a cut may go through a character: the pieces are joined as
                bytes then, and become text if they are.

                Runtimes cut lines over 16 KiB. The pieces are joined for each stream of a file (by `log.file.path`, else by
                `context.source`); the joined record is the first of them. A record that waits for its last piece goes on when none came for `force_flush_period`, when it would
                become longer than `max_log_size`, when more than `max_sources` wait, and when the graph stops.

                From an attribute `log.file.path` of the form
                `<namespace>_<pod>_<uid>/<container>/<restarts>.log` the resource gets `k8s.namespace.name`, `k8s.pod.name`,
                `k8s.pod.uid`, `k8s.container.name` and `k8s.container.restart_count`.""",
        badInput = """
                A line in no known format, or one whose time cannot be read, is an error, and the record stays as it was. A
                path that is missing or of another form adds nothing, and is counted as `no_metadata`.""",
        differsFromStanza = """
                A missing `log.file.path` is no error. As it joins records it is no parser here: where a parser has the blocks
                `severity`, `trace`, `scope_name` and `body`, a parser or `severity_parser` behind it does that. Pieces of stdout and stderr are never mixed. The pieces of long Docker
                lines are joined too. Times of containerd need not end in `Z`. What waits when the graph stops is sent.""",
        elsewhere = {
            "Loki stage: cri, docker",
            "Fluent Bit: multiline.parser cri, docker",
            "Vector: kubernetes_logs source"
        })
@Example("""
        title: A line of containerd with metadata from its path
        config: {type: container}
        in:
          - body: '2026-03-01T10:00:00.5Z stdout F started'
            attributes: {log.file.path: /var/log/pods/shop_cart-7d_49cc7c1f/web/2.log}
        out:
          - timestamp: 2026-03-01T10:00:00.5Z
            body: started
            attributes: {log.file.path: /var/log/pods/shop_cart-7d_49cc7c1f/web/2.log, log.iostream: stdout, logtag: F}
            resource:
              k8s.namespace.name: shop
              k8s.pod.name: cart-7d
              k8s.pod.uid: 49cc7c1f
              k8s.container.name: web
              k8s.container.restart_count: '2'
        """)
@Example("""
        title: A line of Docker
        config: {type: container, format: docker}
        in:
          - body: '{"log":"started\\n","stream":"stderr","time":"2026-03-01T10:00:00Z"}'
        out:
          - timestamp: 2026-03-01T10:00:00Z
            body: started
            attributes: {log.iostream: stderr}
        """)
@Example("""
        title: Pieces of a long line are joined
        config: {type: container, add_metadata_from_filepath: false}
        in:
          - body: '2026-03-01T10:00:00Z stdout P one, '
          - body: '2026-03-01T10:00:01Z stderr F between'
          - body: '2026-03-01T10:00:02Z stdout F two'
        out:
          - timestamp: 2026-03-01T10:00:01Z
            body: between
            attributes: {log.iostream: stderr, logtag: F}
          - timestamp: 2026-03-01T10:00:00Z
            body: one, two
            attributes: {log.iostream: stdout, logtag: P}
        """)
public record ContainerConfig(
        @Doc("The field that holds the line.") @Default("body")
        FieldPath parseFrom,

        @Doc("Where the stream, the tag and what else Docker writes go.") @Default("attributes")
        FieldPath parseTo,

        @Doc("Who wrote the lines.") @Default("auto") Format format,

        @Doc("Whether the resource is filled from the attribute log.file.path.") @Default("true")
        boolean addMetadataFromFilepath,

        @Doc("How large a joined record may become.") @Default("1MiB")
        ByteSize maxLogSize,

        @Doc("How many lines may wait for their last piece; the oldest goes on when there is one more.")
        @Default("1000")
        @Range(min = 1, max = 1_000_000)
        int maxSources,

        @Doc("How long a line may wait for its next piece.") @Default("5s")
        Duration forceFlushPeriod)
        implements TransformerConfig {
    /** Who wrote the lines. */
    public enum Format {
        /** Found out line by line. */
        @Doc("found out line by line")
        AUTO,
        /** Docker's json-file driver. */
        @Doc("the json-file driver of Docker")
        DOCKER,
        /** CRI-O. */
        @Doc("CRI-O")
        CRIO,
        /** containerd. */
        @Doc("containerd")
        CONTAINERD
    }

    static final String FILE_PATH = "log.file.path";

    /** Checks the times, and that a map can be put there. */
    public ContainerConfig {
        if (parseTo.root() == FieldPath.Root.BODY || !parseTo.root().hasKeys()) {
            throw new IllegalArgumentException("parse_to must be in attributes, resource or context");
        }
        if (forceFlushPeriod.isZero() || forceFlushPeriod.isNegative()) {
            throw new IllegalArgumentException("force_flush_period must be longer than 0");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.SOURCE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        return new Container(context);
    }

    private final class Container implements Transformer {
        private final ContainerLine line;
        private final PodPaths paths;
        private final PartialLines partial;

        Container(OperatorContext context) {
            line = new ContainerLine(format, parseTo, context.clock());
            paths = new PodPaths(context.counter("no_metadata"));
            partial = new PartialLines(ContainerConfig.this, context);
        }

        @Override
        public void process(LogRecord record, Emitter out) {
            Object value = record.get(parseFrom);
            if (value == null) {
                throw new RecordException("there is no '" + parseFrom + "' to parse");
            }
            boolean isCut = line.read(value, record);
            if (addMetadataFromFilepath) {
                paths.describe(record);
            }
            partial.add(record, isCut, out);
        }

        @Override
        public void drain(Emitter out) {
            partial.flushAll(out);
        }
    }
}
