package io.canto.operators.output;

import io.canto.spi.Doc;

/** What written records survive. */
public enum Durability {
    /** A crash of the process. */
    @Doc("A crash of the process; the system writes to the disk when it likes.")
    PROCESS,
    /** A loss of power. */
    @Doc("A loss of power: each delivery is forced to the disk before it is settled.")
    POWER
}
