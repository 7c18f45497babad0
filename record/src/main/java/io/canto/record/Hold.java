package io.canto.record;

import org.jspecify.annotations.Nullable;

/**
 * Holds on deliveries that are released together.
 *
 * @param delivery the first
 * @param next the others, or null
 */
public record Hold(Delivery delivery, @Nullable Hold next) {
    /** Releases all of them. Once only. */
    public void release() {
        for (Hold hold = this; hold != null; hold = hold.next) {
            hold.delivery.release();
        }
    }
}
