package io.canto.graph;

import io.canto.expr.Failure;
import io.canto.expr.Template;
import io.canto.record.Delivery;
import io.canto.record.FieldPath;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Input;
import io.canto.spi.InputConfig;
import io.canto.spi.Intake;
import io.canto.spi.Outlet;
import io.canto.spi.PanicException;
import io.canto.spi.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An input in an open graph: begins deliveries and turns, and gives every record what the input's options say. */
final class InputNode extends Node implements Intake {
    private final List<Enrichment> enrichments = new ArrayList<>();
    private final boolean isEnriching;
    private final @Nullable Unacked unacked;
    private final boolean once;
    private final Budget budget;
    private final Emitter emitter = new WalkEmitter();
    private @Nullable Input input;
    private Intake intake = this;
    private Delivery delivery = Delivery.untracked();
    private int place;

    InputNode(String graph, OperatorDeclaration declaration, Turn turn, boolean once, Budget budget) {
        super(graph, declaration, turn);
        this.once = once;
        this.budget = budget;
        addEnrichments(FieldPath.Root.ATTRIBUTES, declaration.input().attributes());
        addEnrichments(FieldPath.Root.RESOURCE, declaration.input().resource());
        isEnriching = !enrichments.isEmpty();
        int maxUnacked = declaration.input().maxUnacked();
        unacked = maxUnacked == 0 ? null : new Unacked(maxUnacked);
    }

    private void addEnrichments(FieldPath.Root root, Map<String, Template> templates) {
        templates.forEach((key, template) -> enrichments.add(new Enrichment(FieldPath.of(root, key), template)));
    }

    void run(Input running) {
        input = running;
    }

    /** Has the input deliver to lanes, not to this node. */
    void deliverTo(Intake lanes) {
        intake = lanes;
    }

    /** Whether there is an input to poll; there is none when records come from Java only. */
    boolean isRunning() {
        return input != null;
    }

    /** Whether what was not settled can be read again at the next start. */
    boolean replays() {
        return declaration.config() instanceof InputConfig config && config.replays();
    }

    Poll poll() throws IOException {
        return input == null ? Poll.ENDED : input.poll(intake);
    }

    @Override
    public void deliver(Delivery.Source source, Walk walk) {
        deliver(0, source, walk);
    }

    @Override
    public void deliver(long bytes, Delivery.Source source, Walk walk) {
        Begun begun = begin(bytes, source);
        turn.lock.lock();
        try {
            if (turn.takesNothing()) {
                throw new StoppingException();
            }
            walk(begun.delivery, 0, walk);
            begun.walked(place);
            walk.crossed();
            turn.end(begun.delivery);
            String refusal = turn.takeRefusal();
            if (refusal != null) {
                throw new RecordException(refusal);
            }
        } catch (PanicException e) {
            throw turn.failed(e);
        } catch (IOException e) {
            throw turn.failed(new UncheckedIOException(e));
        } finally {
            turn.lock.unlock();
        }
    }

    /** Begins a delivery, which counts against the bounds of what may be in flight. */
    Begun begin(long bytes, Delivery.Source source) {
        budget.take(bytes);
        if (unacked == null) {
            return new Begun(new Delivery(source, () -> budget.giveBack(bytes), turn.clock), null);
        }
        Unacked.Part part = unacked.new Part(source);
        Runnable ended = () -> {
            budget.giveBack(bytes);
            part.ended();
        };
        return new Begun(new Delivery(part, ended, turn.clock), part);
    }

    /** A delivery that was begun, and where its records are counted, if they are bounded. */
    record Begun(Delivery delivery, Unacked.@Nullable Part part) {
        /** Says how many records it has. */
        void walked(int count) {
            if (part != null) {
                part.walked(count);
            }
        }
    }

    /**
     * Has a part of a delivery cross this node's lane.
     *
     * @param first the place of its first record in the delivery
     */
    void walk(Delivery begun, int first, Walk part) {
        delivery = begun;
        place = first;
        part.run(emitter);
    }

    @Override
    public boolean ready() {
        return !turn.takesNothing() && !turn.isStuck() && !budget.isUsedUp() && !(unacked != null && unacked.isFull());
    }

    /** Whether it reads no more only because operators keep too much of what it has read. */
    boolean waitsForOperators() {
        return unacked != null && unacked.isFull() && !turn.isStuck();
    }

    @Override
    public boolean once() {
        return once;
    }

    @Override
    void work(LogRecord record) {
        throw new PanicException("an input cannot receive records");
    }

    @Override
    void closeOperator() throws IOException {
        if (input != null) {
            input.close();
        }
    }

    /** What an input sees as its way out. */
    private final class WalkEmitter implements Emitter {
        @Override
        public void emit(LogRecord record) {
            tally.in++;
            record.setOwner(InputNode.this);
            record.setDelivery(delivery, place++);
            if (isEnriching) {
                enrichments.forEach(enrichment -> enrich(record, enrichment));
            }
            InputNode.this.emit(record);
            turn.unwind();
        }

        private void enrich(LogRecord record, Enrichment enrichment) {
            Object value = enrichment.template.render(record);
            if (value instanceof Failure failure) {
                tally.errors++;
                warn("'" + enrichment.field + "': " + failure.message());
            } else {
                enrichment.field.set(record, value);
            }
        }

        @Override
        public void emit(LogRecord record, Outlet outlet) {
            throw new IllegalStateException("an input has no ways out of its own");
        }

        @Override
        public void drop(LogRecord record, DropReason reason) {
            tally.in++;
            record.setOwner(InputNode.this);
            record.setDelivery(delivery, place++);
            end(record, reason);
        }
    }

    private record Enrichment(FieldPath field, Template template) {}
}
