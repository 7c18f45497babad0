package io.canto.operators.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells by their bytes whether a file is, or is a copy of, another one that is or was there. */
final class FileLikeness {
    /** How long a file that may be a copy is not read while nothing happens. */
    static final long DOUBT_MILLIS = 10_000;

    private final Compression compression;
    private final int fingerprintSize;
    private final OpenFiles open;
    private final Map<Object, Doubt> doubts = new HashMap<>();

    FileLikeness(FileInputConfig config, OpenFiles open) {
        compression = config.reading().compression();
        fingerprintSize = config.reading().fingerprintSize().toInt();
        this.open = open;
    }

    private boolean isGzip(Path path) {
        return compression.isGzip(path);
    }

    /** Forgets its doubts about other files than those with these keys. */
    void forgetOthers(Set<Object> keys) {
        doubts.keySet().retainAll(keys);
    }

    /** An inode is soon used again: what was seen to go is back only if nothing happened to it meanwhile. */
    static boolean mayComeBack(FoundFile found, Remembered each) {
        return each.why() != Remembered.Why.DELETED
                || found.size() == each.file().size && found.modifiedMillis() == each.file().modifiedMillis;
    }

    /** Whether a file begins like another one, and goes on behind what was read of that. */
    boolean continues(FoundFile found, TrackedFile before) throws IOException {
        boolean isGzip = isGzip(found.path());
        if (!isGzip && found.size() < before.read.offset()) {
            return false;
        }
        try (FileSource source = FileSource.open(found.path(), isGzip)) {
            FileHead head = FileHead.read(source, Math.max(1, before.fingerprint.length()));
            return before.fingerprint.fits(head.bytes, head.length) && FileHead.isBehind(source, before.read);
        }
    }

    /** Whether a file may be a copy of one that is not there any more. */
    boolean mayBeCopied(FoundFile found, Remembered each) {
        if (each.file().fingerprint.length() == 0 || each.file().isGzip) {
            return false;
        }
        if (isGzip(found.path()) || each.why() == Remembered.Why.CUT || doubts.containsKey(found.key())) {
            return true;
        }
        boolean isFull = each.file().fingerprint.length() == fingerprintSize;
        return each.why() == Remembered.Why.MISSING
                && (each.file().hasInode(PositionStore.identity(found.path()))
                        || isFull && each.file().path.equals(found.path()));
    }

    /** Whether a file may be a copy of one that is there and about to be cut or deleted. */
    boolean isInDoubt(FoundFile found, Collection<TrackedFile> live, Consumer<TrackedFile> wasCut, long now)
            throws IOException {
        Doubt before = doubts.get(found.key());
        if (before != null && before.size == found.size() && now - before.sinceMillis > DOUBT_MILLIS) {
            return false;
        }
        boolean isGzip = isGzip(found.path());
        try (FileSource source = FileSource.open(found.path(), isGzip)) {
            FileHead head = FileHead.read(source, fingerprintSize);
            for (TrackedFile file : live) {
                if (isTwin(file, source, head, found, wasCut)) {
                    if (before == null || before.size != found.size()) {
                        doubts.put(found.key(), new Doubt(now, found.size()));
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTwin(
            TrackedFile file, FileSource source, FileHead head, FoundFile found, Consumer<TrackedFile> wasCut)
            throws IOException {
        int known = Math.min(head.length, file.fingerprint.length());
        boolean beginsOtherwise = file.beginning != 0 && head.beginning() != 0 && file.beginning != head.beginning();
        if (known == 0 || file.isGzip || file.read.offset() == 0 || beginsOtherwise) {
            return false;
        }
        FileSource original = open.open(file);
        FileHead beginning = FileHead.read(original, known);
        boolean isCut = original.size() < file.read.offset()
                || known == file.fingerprint.length() && !file.fingerprint.fits(beginning.bytes, beginning.length)
                || !FileHead.isBehind(original, file.read);
        if (isCut) {
            wasCut.accept(file); // the next scan sees to it; then it is known whether this is its copy
            return file.fingerprint.fits(head.bytes, head.length);
        }
        boolean isAlike = beginning.length == known
                && Fingerprint.hash(head.bytes, 0, known) == Fingerprint.hash(beginning.bytes, 0, known);
        if (isAlike && isGzip(found.path())) {
            // a copy has all that was read; one that is being written does not yet
            return !FileHead.isElsewhere(source, file.read);
        }
        return isAlike && found.size() <= original.size() && FileHead.areAlikeBefore(source, original, found.size());
    }

    private record Doubt(long sinceMillis, long size) {}
}
