package io.canto.operators.input;

import io.canto.spi.Default;
import io.canto.spi.Doc;

/** Which facts of its file and its place in it a record gets as attributes. */
public record FileFactAttributes(
        @Doc("The owner of the file, as log.file.owner.name.") @Default("false")
        boolean includeFileOwnerName,

        @Doc("The group of the file, as log.file.owner.group.name.") @Default("false")
        boolean includeFileOwnerGroupName,

        @Doc("The mode of the file, as log.file.permissions.") @Default("false")
        boolean includeFilePermissions,

        @Doc("The number of the record in its file, from 1 on, as log.file.record_number.") @Default("false")
        boolean includeFileRecordNumber,

        @Doc("Where the record begins in its file, in bytes, as log.file.record_offset.") @Default("false")
        boolean includeFileRecordOffset) {}
