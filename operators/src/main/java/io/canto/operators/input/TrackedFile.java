package io.canto.operators.input;

import io.canto.operators.store.CrashPoint;
import io.canto.record.Fields;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One file from the time its first byte was written to the time it was cut, replaced or deleted, whatever its name is
 * meanwhile. Where the same inode holds something else later, that is another one of these.
 */
final class TrackedFile {
    /** Of files that keep the same name, those that were put aside come first. */
    static final Comparator<TrackedFile> BY_AGE = (one, other) -> {
        int order = Boolean.compare(one.location.equals(one.path), other.location.equals(other.path));
        return order != 0 ? order : Long.compare(one.modifiedMillis, other.modifiedMillis);
    };

    /** The path under which it was first seen: the name it keeps. */
    final Path path;
    /** The same as text, for its records. */
    final String name;

    final boolean isGzip;
    /** Whether its compressed data had no end when it was read last. */
    boolean endsEarly;

    final Frontier frontier = new Frontier(this::settled);

    /** Where it can be opened now. */
    Path location;

    Object key;
    volatile Fingerprint fingerprint = Fingerprint.NONE;
    /** A hash of its first bytes, to tell it from others at a glance; 0 if it is not known. */
    long beginning;
    /** How far it was read and delivered. */
    FilePosition read;
    /** Its size and the time of its change when it was last looked at. */
    long size;

    long modifiedMillis;
    /** The size up to which there was nothing more to read. */
    long exhaustedSize = -1;
    /** The offset behind the last byte of it that was ever seen. */
    long seen;
    /** What was flushed of its end since it last grew. */
    Flush flushed = Flush.NONE;
    /** When it last grew or was found. */
    long grewAtMillis;
    /** Since when it is gone from where it was, or -1; it is read to its end if it is still open. */
    long goneSinceMillis = -1;
    /** Not to be read before this. */
    long notBeforeMillis = Long.MIN_VALUE;

    /** Whether bytes that were read are not there any more. */
    boolean isCut;

    int refusals;
    long refusedSinceMillis;
    /** How many blocks were read in this turn. */
    int turns;
    /** The file of the same name that is read after it, or null. */
    @Nullable TrackedFile next;
    /** The scan that saw it last. */
    long scan;
    /** What every record of it gets; null until it is read. */
    @Nullable Fields attributes;

    boolean hasHeader;
    private boolean isDeleted;
    /** What an earlier run, which ended in a crash, tells of its records. */
    Suspicion suspicion = Suspicion.NONE;

    private PositionStore.@Nullable Entry entry;
    private FilePosition settled;
    /** Where the blocks begin that cross the graph. */
    private final Deque<Long> crossing = new ArrayDeque<>();
    /** What the next run is to know if this one ends now. */
    private Suspicion mark = Suspicion.NONE;

    TrackedFile(Path path, Object key, boolean isGzip, FilePosition read) {
        this.path = path;
        this.name = path.toString();
        this.location = path;
        this.key = key;
        this.isGzip = isGzip;
        this.read = read;
        this.settled = read;
    }

    /** Keeps its position in an entry from now on; null for no more. */
    synchronized void store(PositionStore.@Nullable Entry where) {
        entry = where;
    }

    /** Returns the entry and forgets it. */
    synchronized PositionStore.@Nullable Entry takeEntry() {
        PositionStore.Entry taken = entry;
        entry = null;
        return taken;
    }

    synchronized boolean isStored() {
        return entry != null;
    }

    /** Whether its position is kept under this device and inode. */
    synchronized boolean isStoredAs(long[] identity) {
        return entry != null && entry.isOf(identity);
    }

    /** Whether its position is kept under this inode, of whatever device. */
    synchronized boolean hasInode(long[] identity) {
        return entry != null && entry.hasInode(identity);
    }

    boolean isGone() {
        return goneSinceMillis >= 0;
    }

    /** Whether there may be something to read. */
    boolean mayHaveMore() {
        return size != exhaustedSize && (isGzip || size > read.offset());
    }

    /** Says what an earlier run, which ended in a crash, tells of its records. */
    synchronized void suspect(Suspicion known) {
        suspicion = known;
        mark = known;
    }

    /** Keeps how far it is settled. */
    synchronized void settled(FilePosition position) {
        settled = position;
        keep();
        CrashPoint.AFTER_FRONTIER.reach();
    }

    /** Notes that a block of records begins to cross the graph. A crash now is a crash of the first that has not ended. */
    synchronized void enter(long offset) {
        crossing.add(offset);
        mark(suspected());
    }

    /** Notes that the first block that crosses the graph has crossed it. */
    synchronized void leave() {
        crossing.poll();
        mark(suspected());
    }

    private Suspicion suspected() {
        Long first = crossing.peek();
        return suspicion.crashes() > 0 || first == null ? suspicion : Suspicion.ofBlock(first);
    }

    /** Keeps what the next run is to know if this one ends now. */
    synchronized void mark(Suspicion now) {
        boolean isKept = entry == null || now.equals(mark);
        mark = now;
        if (!isKept) {
            keep();
        }
    }

    private void keep() {
        if (entry != null) {
            entry.write(fingerprint, settled, mark, isDeleted);
        }
    }

    /** Notes that it was seen to go: another file may get its inode. */
    synchronized void markDeleted() {
        isDeleted = true;
        keep();
    }
}
