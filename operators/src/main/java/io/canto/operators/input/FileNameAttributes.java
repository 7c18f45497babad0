package io.canto.operators.input;

import io.canto.spi.Default;
import io.canto.spi.Doc;

/** Which names of its file a record gets as attributes. */
public record FileNameAttributes(
        @Doc("The name of the file, as log.file.name.") @Default("true")
        boolean includeFileName,

        @Doc("The path of the file, as log.file.path.") @Default("false")
        boolean includeFilePath,

        @Doc("The name behind symbolic links, as log.file.name_resolved.") @Default("false")
        boolean includeFileNameResolved,

        @Doc("The path behind symbolic links, as log.file.path_resolved.") @Default("false")
        boolean includeFilePathResolved) {}
