package io.canto.operators;

import io.canto.record.Bytes;
import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.Input;
import io.canto.spi.Intake;
import io.canto.spi.Outlet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A graph that keeps what it is given. */
public final class TestIntake implements Intake, Emitter {
    private final boolean once;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Runnable> unsettled = new ArrayList<>();
    private Delivery delivery = Delivery.untracked();
    private int place;
    private int emitted;
    private int held = -1;
    private boolean settles = true;
    private int refusals;
    private boolean bindsSources;

    /** Makes one. */
    public TestIntake(boolean once) {
        this.once = once;
    }

    /** Says from now on that the records of one source stay together. */
    public TestIntake bindSources(boolean binds) {
        bindsSources = binds;
        return this;
    }

    /** Keeps deliveries open from now on. */
    public void keepOpen() {
        settles = false;
    }

    /** Holds one of the records that come from now on, for ever; the first of them is number 0. */
    public void hold(int number) {
        held = emitted + number;
    }

    /** Refuses the next deliveries. */
    public void refuse(int deliveries) {
        refusals = deliveries;
    }

    /** Returns what settles the deliveries that were kept open. */
    public List<Runnable> unsettled() {
        return unsettled;
    }

    @Override
    public void deliver(Delivery.Source source, Walk walk) {
        delivery = new Delivery(source);
        place = 0;
        walk.run(this);
        delivery.walked();
        if (refusals > 0) {
            refusals--;
            throw new RecordException("refused");
        }
        if (settles) {
            delivery.walk().release();
        } else {
            unsettled.add(delivery.walk()::release);
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public boolean bindsSources() {
        return bindsSources;
    }

    @Override
    public boolean once() {
        return once;
    }

    @Override
    public void emit(LogRecord record) {
        records.add(record);
        if (emitted++ == held) {
            delivery.hold(place);
        }
        place++;
    }

    @Override
    public void emit(LogRecord record, Outlet outlet) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void drop(LogRecord record, DropReason reason) {
        throw new UnsupportedOperationException();
    }

    /** Returns the records so far. */
    public List<LogRecord> records() {
        return records;
    }

    /** Returns the bodies so far as text, and forgets the records. */
    public List<String> take() {
        List<String> bodies = records.stream()
                .map(LogRecord::body)
                .map(body -> body instanceof Bytes bytes ? "bytes:" + bytes : Objects.toString(body))
                .toList();
        records.clear();
        return bodies;
    }

    /** Polls an input until it has nothing more now. */
    public TestIntake drain(Input input) throws IOException {
        while (input.poll(this).waitNanos() == 0) {
            continue;
        }
        return this;
    }
}
