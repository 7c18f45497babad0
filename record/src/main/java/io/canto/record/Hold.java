package io.canto.record;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a source from moving its position past a record, and past those of other deliveries that the record answers for: a
 * chain of holds, one for each place.
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

    /** Returns one chain of this and another. */
    Hold with(Hold others) {
        if (next == null) {
            if (others.covers(delivery, place)) {
                release();
                return others;
            }
            next = others;
            return this;
        }
        Hold last = others;
        while (last.next != null) {
            last = last.next;
        }
        last.next = this;
        return others;
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
