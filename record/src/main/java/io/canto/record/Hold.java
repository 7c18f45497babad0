package io.canto.record;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a source from moving its position past a record, and past those of other deliveries that the record answers for: a
 * chain of holds, the newest first. They are released in that order, so that a source that learns that an old delivery is
 * settled knows already how far the newer ones are, and its position never stands between records that were joined.
 */
public final class Hold {
    private final Delivery delivery;
    final int place;
    /** Its neighbours in the ring of its delivery, which guards them; itself if it is in none. */
    Hold before = this;

    Hold after = this;
    /** What is released with it. Touched on the graph's turn only. */
    private @Nullable Hold next;

    Hold(Delivery delivery, int place) {
        this.delivery = delivery;
        this.place = place;
    }

    /**
     * Releases those of the chain that are in one delivery.
     *
     * @return the others, or null if there are none
     */
    public @Nullable Hold releaseIn(Delivery one) {
        Hold rest = null;
        Hold last = null;
        for (Hold hold = this; hold != null; hold = hold.next) {
            if (hold.delivery == one) {
                one.release(hold);
            } else if (last == null) {
                rest = hold;
                last = hold;
            } else {
                last.next = hold;
                last = hold;
            }
        }
        if (last != null) {
            last.next = null;
        }
        return rest;
    }

    /** Releases all of the chain. Once only. */
    public void release() {
        for (Hold hold = this; hold != null; hold = hold.next) {
            hold.delivery.release(hold);
        }
    }

    /**
     * Whether it is clear at a glance that it keeps its source from passing a record. The newest deliveries stand at the front,
     * and are the likeliest to come again.
     */
    boolean covers(Delivery other, int placeInIt) {
        return coversAlone(other, placeInIt) || next != null && next.coversAlone(other, placeInIt);
    }

    private boolean coversAlone(Delivery other, int placeInIt) {
        return delivery == other && place <= placeInIt;
    }

    /** Returns one chain of this and an older one. */
    Hold inFrontOf(Hold older) {
        if (next == null && older.covers(delivery, place)) {
            release();
            return older;
        }
        Hold last = this;
        while (last.next != null) {
            last = last.next;
        }
        last.next = older;
        return this;
    }

    /** Takes holds on the same places again. */
    Hold again() {
        Hold first = delivery.hold(place);
        Hold last = first;
        for (Hold old = next; old != null; old = old.next) {
            last.next = old.delivery.hold(old.place);
            last = last.next;
        }
        return first;
    }

    /** Returns the same places, which are not held. */
    Hold places() {
        Hold first = new Hold(delivery, place);
        Hold last = first;
        for (Hold old = next; old != null; old = old.next) {
            last.next = new Hold(old.delivery, old.place);
            last = last.next;
        }
        return first;
    }
}
