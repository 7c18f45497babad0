package io.canto.operators.output;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may read and write a file, in octal as in {@code 0640}.
 *
 * @param bits the nine bits
 */
public record FileMode(int bits) {
    private static final Pattern SYNTAX = Pattern.compile("0?[0-7]{3}");
    private static final PosixFilePermission[] FROM_HIGH = PosixFilePermission.values();

    /**
     * Reads three octal digits, with or without a 0 before them.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static FileMode parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no file mode; write one like 0640");
        }
        return new FileMode(Integer.parseInt(text, 8));
    }

    /** Whether files at a path have modes. */
    static boolean isKnown(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns what a file is to be made with to have this mode. */
    FileAttribute<?>[] attributes(Path path) {
        return isKnown(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions())}
                : new FileAttribute<?>[0];
    }

    private Set<PosixFilePermission> permissions() {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int at = 0; at < FROM_HIGH.length; at++) {
            if ((bits >> FROM_HIGH.length - 1 - at & 1) != 0) {
                permissions.add(FROM_HIGH[at]);
            }
        }
        return permissions;
    }

    /** Returns the mode in octal. */
    @Override
    public String toString() {
        return "0" + Integer.toOctalString(bits | 01000).substring(1);
    }
}
