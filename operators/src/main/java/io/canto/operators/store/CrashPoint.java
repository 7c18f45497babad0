package io.canto.operators.store;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A moment at which a test has the process end, as a crash would: {@code -Dcanto.crash=half_a_slot:3} ends it when that
 * moment is reached for the third time. Where nobody asks for it, it costs nothing.
 */
public enum CrashPoint {
    /** A block was read, nothing of it was sent. */
    AFTER_READ,
    /** The records of a block were sent, the outputs have not written them all. */
    AFTER_WALK,
    /** All is written, the position does not tell yet. */
    BEFORE_FRONTIER,
    /** The position tells. */
    AFTER_FRONTIER,
    /** The first half of a slot was written. */
    HALF_A_SLOT,
    /** A slot was written but for its number. */
    BEFORE_NUMBER,
    /** A file of slots has grown, its header does not tell yet. */
    SLOTS_GREW,
    /** Of what an output writes, the first half was written. */
    HALF_A_WRITE,
    /** An output has written, the disk was not asked to have it. */
    BEFORE_FORCE,
    /** The disk has what an output wrote. */
    AFTER_FORCE,
    /** The length of an output's file was kept. */
    AFTER_LENGTH,
    /** A file that is full was closed, and not put aside yet. */
    BEFORE_ROTATION,
    /** A file that is full was put aside. */
    AFTER_ROTATION;

    /** What the process ends with. */
    public static final int EXIT_CODE = 99;

    private static final String ASKED = System.getProperty("canto.crash", "");
    private static final boolean IS_ASKED = !ASKED.isEmpty();
    private static final AtomicInteger LEFT =
            new AtomicInteger(IS_ASKED ? Integer.parseInt(ASKED.substring(ASKED.indexOf(':') + 1)) : 0);

    /** Ends the process if it is to end here. */
    public void reach() {
        if (isDue()) {
            crash();
        }
    }

    /** Whether the process is to end here: the caller does half of its work and calls {@link #crash}. */
    public boolean isDue() {
        return IS_ASKED && ASKED.startsWith(name().toLowerCase(Locale.ROOT) + ":") && LEFT.decrementAndGet() == 0;
    }

    /** Ends the process as it stands. */
    public static void crash() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
