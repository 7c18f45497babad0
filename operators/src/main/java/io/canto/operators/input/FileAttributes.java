package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** What the records of a file get as attributes: names and facts of it, and what its header says. */
final class FileAttributes {
    private static final int MAX_HEADER = 64 * 1024;

    private final FileInputConfig config;
    private final boolean isPositioned;

    FileAttributes(FileInputConfig config) {
        this.config = config;
        isPositioned =
                config.facts().includeFileRecordNumber() || config.facts().includeFileRecordOffset();
    }

    /** Returns what all records of a file get. */
    Fields of(TrackedFile file) throws IOException {
        FileNameAttributes names = config.names();
        FileFactAttributes facts = config.facts();
        Fields fields = new Fields(4);
        putIf(names.includeFileName(), fields, "log.file.name", file.path.getFileName());
        putIf(names.includeFilePath(), fields, "log.file.path", file.path);
        if (names.includeFileNameResolved() || names.includeFilePathResolved()) {
            Path resolved = file.location.toRealPath();
            putIf(names.includeFileNameResolved(), fields, "log.file.name_resolved", resolved.getFileName());
            putIf(names.includeFilePathResolved(), fields, "log.file.path_resolved", resolved);
        }
        if (facts.includeFileOwnerName() || facts.includeFileOwnerGroupName() || facts.includeFilePermissions()) {
            PosixFileAttributes posix = Files.readAttributes(file.location, PosixFileAttributes.class);
            putIf(
                    facts.includeFileOwnerName(),
                    fields,
                    "log.file.owner.name",
                    posix.owner().getName());
            putIf(
                    facts.includeFileOwnerGroupName(),
                    fields,
                    "log.file.owner.group.name",
                    posix.group().getName());
            String mode = PosixFilePermissions.toString(posix.permissions());
            putIf(facts.includeFilePermissions(), fields, "log.file.permissions", mode);
        }
        return fields;
    }

    private static void putIf(boolean isWanted, Fields fields, String key, @Nullable Object value) {
        if (isWanted) {
            fields.put(key, String.valueOf(value));
        }
    }

    /** Gives a record what it gets. What it has already, as records that were written by us do, it keeps. */
    void put(LogRecord record, Fields shared, long number, long offset) {
        if (record.readAttributes().isEmpty()) {
            if (!shared.isEmpty()) {
                record.setAttributes(shared.fork());
            }
        } else {
            shared.forEach(record.attributes()::putIfAbsent);
        }
        if (isPositioned) {
            if (config.facts().includeFileRecordNumber()) {
                record.attributes().put("log.file.record_number", number);
            }
            if (config.facts().includeFileRecordOffset()) {
                record.attributes().put("log.file.record_offset", offset);
            }
        }
    }

    /**
     * Reads the header of a file, if it is to have one, and moves the position behind it.
     *
     * @param isWhole whether there will never be more of the file
     * @return whether all of the header is there
     */
    boolean readHeader(TrackedFile file, FileSource source, boolean isWhole) throws IOException {
        HeaderOptions header = config.header();
        Fields fields = file.attributes;
        if (header == null || fields == null) {
            file.hasHeader = true;
            return true;
        }
        TextEncoding encoding = config.lines().encoding();
        FileHead head = FileHead.read(source, MAX_HEADER);
        int from = 0;
        for (int at = 0; at + encoding.unit() <= head.length; at += encoding.unit()) {
            if (!encoding.isLineEnd(head.bytes, at)) {
                continue;
            }
            String line = new String(head.bytes, from, at - from, encoding.charset());
            if (!header.pattern().find(line)) {
                return endHeader(file, from);
            }
            Regex.Match match = header.metadataRegex().search(line);
            for (String group : header.metadataRegex().groupNames()) {
                if (match != null && match.group(group) != null) {
                    fields.put(group, match.group(group));
                }
            }
            from = at + encoding.unit();
        }
        return (isWhole || head.length == MAX_HEADER) && endHeader(file, from);
    }

    private static boolean endHeader(TrackedFile file, int offset) {
        file.hasHeader = true;
        if (file.read.offset() < offset) {
            file.read = FilePosition.at(offset);
        }
        return true;
    }
}
