package io.canto.operators.input;

import io.canto.spi.Doc;
import java.nio.file.Path;

/** How files are compressed. */
public enum Compression {
    /** Not at all. */
    @Doc("Not at all.")
    NONE,
    /** All with gzip. */
    @Doc("All of them with gzip.")
    GZIP,
    /** Those with gzip whose names end in .gz. */
    @Doc("Those with gzip whose names end in .gz.")
    AUTO;

    /** Whether a file is to be decompressed. */
    boolean isGzip(Path path) {
        return this == GZIP || this == AUTO && path.toString().endsWith(".gz");
    }
}
