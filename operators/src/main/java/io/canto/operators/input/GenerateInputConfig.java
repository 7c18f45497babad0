package io.canto.operators.input;

import io.canto.operators.transformer.ValueTemplate;
import io.canto.record.Delivery;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Times;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Emitter;
import io.canto.spi.Example;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.Intake;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Poll;
import io.canto.spi.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of {@code generate_input}. */
@OperatorType(
        value = "generate_input",
        summary = "Makes records of its own, for tests and demonstrations.",
        description =
                "The texts of `entry` may hold `${...}` expressions, which see the record's number, from 1 on, as"
                        + " `context.number`. In a run that ends when everything is read, an endless generator makes one record.",
        badInput =
                "Where an expression has no value the record goes out with what it has so far, counted as `incomplete`.",
        differsFromStanza = "Texts may be computed, and the pace can be set.",
        elsewhere = {"Vector: demo_logs", "Fluent Bit: dummy", "Logstash: generator"})
@Example("""
        title: Ten numbered records a second
        config: {type: generate_input, entry: {body: 'request ${context.number}'}, rate: 10, count: 3}
        out: [{body: request 1}, {body: request 2}, {body: request 3}]
        """)
@Example("""
        title: Records with fields
        config:
          type: generate_input
          entry:
            body: {path: '/item/${context.number % 2}', took: '${context.number * 10}'}
            attributes: {app: shop}
            resource: {host.name: web1}
          count: 2
        out:
          - {body: {path: /item/1, took: 10}, attributes: {app: shop}, resource: {host.name: web1}}
          - {body: {path: /item/0, took: 20}, attributes: {app: shop}, resource: {host.name: web1}}
        """)
public record GenerateInputConfig(
        @Doc("What each record is.") Entry entry,

        @Doc("How many records to make; 0 for no end.") @Default("0") @Range(min = 0)
        long count,

        @Doc("How long from one record to the next.") @Default("0s")
        Duration interval,

        @Doc("How many records in a second, instead of interval.") @Nullable @Range(min = 0.001, max = 1e9)
        Double rate,

        @Doc("Leave the timestamp unset.") @Default("false") boolean static_)
        implements InputConfig {
    private static final int BATCH = 1000;
    private static final Duration PACE = Duration.ofMillis(10);

    /** What a generated record is. */
    public record Entry(
            @Doc("The body, of any kind.") @Nullable Object body,

            @Doc("The attributes.") @Default("{}") Map<String, Object> attributes,

            @Doc("The resource.") @Default("{}") Map<String, Object> resource) {
        /** Copies the maps, in their order. */
        public Entry {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
            ValueTemplate.of(body);
            ValueTemplate.of(attributes);
            ValueTemplate.of(resource);
        }
    }

    /** Checks that there is one pace. */
    public GenerateInputConfig {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("interval cannot be negative");
        }
        if (rate != null && !interval.isZero()) {
            throw new IllegalArgumentException("set either interval or rate");
        }
    }

    @Override
    public Input build(OperatorContext context) {
        return new Generator(context);
    }

    private final class Generator implements Input {
        private final InstantSource clock;
        private final OperatorContext context;
        private final ValueTemplate body = ValueTemplate.of(entry.body);
        private final ValueTemplate attributes = ValueTemplate.of(entry.attributes);
        private final ValueTemplate resource = ValueTemplate.of(entry.resource);
        private final boolean isNumbered = !body.isConstant() || !attributes.isConstant() || !resource.isConstant();
        /** Tells expressions the time until the record goes on, with a delivery that is waited for. */
        private final Delivery here;

        private @Nullable Instant begun;
        private long made;

        Generator(OperatorContext context) {
            this.context = context;
            clock = context.clock();
            here = Delivery.untracked(clock);
        }

        @Override
        public Poll poll(Intake intake) {
            if (!intake.ready()) {
                return Poll.after(PACE);
            }
            Instant now = context.stopwatch().instant();
            if (begun == null) {
                begun = now;
            }
            long end = count > 0 ? count : intake.once() ? 1 : Long.MAX_VALUE;
            long due = Math.min(end, due(Duration.between(begun, now)));
            long until = Math.min(due, made + BATCH);
            if (until > made) {
                intake.deliver(() -> {}, out -> make(until, Times.nanos(clock.instant()), out));
            }
            if (made >= end) {
                return Poll.ENDED;
            }
            return made < due ? Poll.AGAIN : Poll.after(wait(Duration.between(begun, now)));
        }

        private long due(Duration elapsed) {
            if (rate != null) {
                return 1 + (long) (elapsed.toNanos() / 1e9 * rate);
            }
            return interval.isZero() ? Long.MAX_VALUE : 1 + elapsed.toNanos() / interval.toNanos();
        }

        /** Returns how long until the next record is due; many small waits are taken as one. */
        private Duration wait(Duration elapsed) {
            double period = rate != null ? 1e9 / rate : interval.toNanos();
            Duration next = Duration.ofNanos((long) Math.ceil(made * period)).minus(elapsed);
            return period < PACE.toNanos() ? PACE : next;
        }

        private void make(long until, long now, Emitter out) {
            while (made < until) {
                made++;
                LogRecord record = new LogRecord();
                record.setDelivery(here, 0);
                record.setObservedTimestampNanos(now);
                if (!static_) {
                    record.setTimestampNanos(now);
                }
                if (isNumbered) {
                    record.context().values().put("number", made);
                }
                fill(record);
                out.emit(record);
            }
        }

        private void fill(LogRecord record) {
            try {
                record.setBody(body.make(record));
                if (attributes.make(record) instanceof Fields fields && !fields.isEmpty()) {
                    record.setAttributes(fields);
                }
                if (resource.make(record) instanceof Fields fields && !fields.isEmpty()) {
                    record.setResource(fields);
                }
            } catch (RecordException e) {
                context.counter("incomplete").add(1);
                context.warn(e.getMessage());
            }
        }
    }
}
