package io.canto.operators.output;

import io.canto.expr.Failure;
import io.canto.expr.Template;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.OperatorContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the records of a {@code file_output} go, and that they go nowhere else. */
final class TargetPaths {
    private static final int MAX_NAME = 200;
    private static final int MAX_LENGTH = 2_000;

    private final Template template;
    private final Durability durability;
    /** The folder that computed paths cannot leave; null for a path that is the same for all records. */
    private final @Nullable Path base;
    /** What stands before the first expression and belongs to the base. */
    private final int prefix;

    private final Path constant;

    TargetPaths(FileOutputConfig config, OperatorContext context) {
        template = config.path();
        durability = config.durability();
        String source = template.source();
        constant = context.resolve(template.isConstant() ? source : ".");
        if (template.isConstant()) {
            base = null;
            prefix = 0;
        } else if (config.base() != null) {
            base = context.resolve(config.base());
            prefix = 0;
        } else {
            prefix = source.lastIndexOf('/', source.indexOf("${")) + 1;
            base = context.resolve(prefix == 0 ? "." : source.substring(0, prefix));
        }
    }

    /** Returns the name under which the file of a record is known, or null if there is one file for all. */
    @Nullable String name(LogRecord record) {
        if (base == null) {
            return null;
        }
        Object rendered = template.render(record);
        if (rendered instanceof Failure failure) {
            throw new RecordException("the path has no value: " + failure.message());
        }
        return (String) rendered;
    }

    /**
     * Returns the file of a name, its folders made.
     *
     * @throws RecordException if it does not stay inside the base
     */
    Path file(@Nullable String name) throws IOException {
        if (base == null || name == null) {
            Path parent = constant.getParent();
            if (parent != null) {
                durability.makeFolders(parent);
            }
            return constant;
        }
        if (name.length() > MAX_LENGTH) {
            throw new RecordException("the computed path is longer than " + MAX_LENGTH + " characters");
        }
        durability.makeFolders(base);
        Path at = base;
        String[] parts = name.substring(Math.min(prefix, name.length())).split("/", -1);
        for (int part = 0; part < parts.length; part++) {
            check(parts[part]);
            at = at.resolve(parts[part]);
            if (Files.isSymbolicLink(at)) {
                throw new RecordException("the computed path leads through a symbolic link");
            }
            if (part < parts.length - 1 && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                    throw new RecordException("the computed path leads through a file");
                }
                durability.makeFolders(at);
            }
        }
        if (Files.isDirectory(at)) {
            throw new RecordException("the computed path is a folder");
        }
        return at;
    }

    private static void check(String part) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            throw new RecordException("the computed path has an empty name, '.' or '..' in it");
        }
        if (part.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
            throw new RecordException("the computed path has a name of more than " + MAX_NAME + " bytes");
        }
        if (part.chars().anyMatch(letter -> letter < ' ' || letter == 0x7F || letter == '\\')) {
            throw new RecordException("the computed path has a control character or backslash in it");
        }
    }
}
