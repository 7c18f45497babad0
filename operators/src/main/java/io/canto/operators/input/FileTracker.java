package io.canto.operators.input;

import io.canto.spi.OperatorContext;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which file is which.
 *
 * <p>While running, a file is known by its key (device and inode) as long as it begins with the bytes it began with and is
 * not shorter than what was read of it; else it was cut or replaced, and what is there now is another file. A file with an
 * unknown key is compared with those that are not there any more, and with those that are: it may be a copy of one that is
 * about to be cut. That is not read before it is clear, or {@link #DOUBT_MILLIS} long nothing happened.
 */
final class FileTracker {
    static final long DOUBT_MILLIS = 10_000;
    private static final int LOOK_BACK = 64 * 1024;
    /** After so many scans in which no file came or went, only every {@link #SCAN_EVERY}th look is a scan. */
    private static final int QUIET_SCANS = 10;

    private static final int SCAN_EVERY = 5;

    private final FileInputConfig config;
    private final OperatorContext context;
    private final FileFinder finder;
    private final OpenFiles open;
    private final @Nullable PositionStore store;
    private final boolean startsAtEnd;
    private final int fingerprintSize;
    /** By key: what is there, and what is gone from its folder but still open. */
    private final Map<Object, TrackedFile> live = new LinkedHashMap<>();

    private final List<Remembered> remembered = new ArrayList<>();
    private final Map<Object, Doubt> doubts = new HashMap<>();
    private final Set<Object> unreadable = new HashSet<>();
    private long scans;
    private int quietScans;
    private int looks;

    FileTracker(
            FileInputConfig config,
            OperatorContext context,
            OpenFiles open,
            @Nullable PositionStore store,
            boolean ends) {
        this.config = config;
        this.context = context;
        this.open = open;
        finder = new FileFinder(config, context);
        this.store = store;
        StartAt startAt = config.reading().startAt();
        boolean isEnd = startAt == null ? !ends && config.header() == null : startAt == StartAt.END;
        boolean isFirstRun = store == null || store.isNew();
        startsAtEnd = isEnd && isFirstRun && !config.reading().deleteAfterRead();
        fingerprintSize = config.reading().fingerprintSize().toInt();
        if (store != null) {
            for (PositionStore.Kept kept : store.load()) {
                java.nio.file.Path path = kept.path() == null ? java.nio.file.Path.of("") : kept.path();
                TrackedFile file = new TrackedFile(path, kept, isGzip(path), kept.position());
                file.fingerprint = kept.fingerprint();
                file.store(kept.entry());
                remembered.add(new Remembered(file, Remembered.Why.MISSING, 0));
            }
        }
    }

    private boolean isGzip(java.nio.file.Path path) {
        return config.reading().compression().isGzip(path);
    }

    /** Returns what is there, in order, and then what is gone but still open. */
    Collection<TrackedFile> live() {
        return live.values();
    }

    /** Looks for files; where none came or went for a while mostly just at the size of those that are open. */
    void look(long now) {
        boolean isQuiet = quietScans >= QUIET_SCANS && ++looks % SCAN_EVERY != 0;
        if (!isQuiet || !lookAtSizes()) {
            scan(now);
        }
    }

    /** Whether the sizes of the open files tell everything. */
    private boolean lookAtSizes() {
        try {
            for (TrackedFile file : live.values()) {
                FileSource source = open.get(file);
                long size = source == null || file.isGone() ? -1 : source.size();
                if (size < file.read.offset()) {
                    return false;
                }
                file.size = size;
            }
            return true;
        } catch (IOException e) {
            return false; // the scan says what is wrong
        }
    }

    private void scan(long now) {
        scans++;
        quietScans++;
        Collection<FoundFile> found = finder.find();
        if (scans == 1 && found.isEmpty()) {
            context.warn("no file matches " + config.include());
        }
        List<FoundFile> unknown = new ArrayList<>();
        for (FoundFile each : found) {
            TrackedFile file = live.get(each.key());
            if (file == null) {
                unknown.add(each);
            } else {
                file.scan = scans;
                file.location = each.path();
                file.goneSinceMillis = -1;
                refresh(file, each, now);
            }
        }
        missOthers(now);
        if (!unknown.isEmpty()) {
            quietScans = 0;
        }
        resolve(unknown, now);
        forgetOld();
    }

    private void missOthers(long now) {
        for (TrackedFile file : List.copyOf(live.values())) {
            if (file.scan != scans) {
                quietScans = 0;
                if (!open.isOpen(file)) {
                    finish(file);
                } else if (!file.isGone()) {
                    file.goneSinceMillis = now;
                }
            }
        }
    }

    /** Ends the reading of a file that is gone. */
    void finish(TrackedFile file) {
        open.close(file);
        live.remove(file.key);
        remembered.add(new Remembered(file, Remembered.Why.DELETED, scans));
    }

    /** Looks whether a file that changed is still the same. */
    private void refresh(TrackedFile file, FoundFile found, long now) {
        if (file.size == found.size() && file.modifiedMillis == found.modifiedMillis()) {
            return;
        }
        try {
            if (isSame(file, found)) {
                file.size = found.size();
                file.modifiedMillis = found.modifiedMillis();
            } else if (config.reading().onTruncate() != OnTruncate.IGNORE) {
                replace(file, found, now);
            }
        } catch (IOException e) {
            tell(found, e);
        }
    }

    private boolean isSame(TrackedFile file, FoundFile found) throws IOException {
        if (file.isGzip) {
            return found.size() >= file.size;
        }
        if (file.isCut || found.size() < file.read.offset()) {
            return false;
        }
        FileHead head = FileHead.read(open.open(file), fingerprintSize);
        if (!file.fingerprint.fits(head.bytes, head.length)) {
            return false;
        }
        if (file.fingerprint.length() < head.length) {
            file.fingerprint = head.fingerprint();
            file.beginning = head.beginning();
        }
        return true;
    }

    /** Something else is in the place of a file. */
    private void replace(TrackedFile file, FoundFile found, long now) throws IOException {
        open.close(file);
        live.remove(file.key);
        remembered.add(new Remembered(file, Remembered.Why.CUT, scans));
        context.counter("truncated").add(1);
        quietScans = 0;
        if (file.size > file.read.offset()) {
            context.warn("'" + found.path() + "' was cut before all of it was read");
        }
        boolean isNewOnly = config.reading().onTruncate() == OnTruncate.READ_NEW;
        begin(found, isNewOnly, now);
    }

    /** Tells that bytes that were read are not there any more. */
    void wasCut(TrackedFile file) {
        if (config.reading().onTruncate() == OnTruncate.IGNORE) {
            file.read = FilePosition.at(file.read.offset());
        } else {
            file.isCut = true;
            file.size = -1;
            quietScans = 0;
        }
    }

    /** Tells that a file is not where it was any more. */
    void wasMoved(TrackedFile file) {
        file.size = -1;
        quietScans = 0;
    }

    private void resolve(List<FoundFile> unknown, long now) {
        Set<Object> keys = new HashSet<>();
        List<FoundFile> others = new ArrayList<>();
        for (FoundFile found : unknown) {
            keys.add(found.key());
            if (remembered.isEmpty() || !attempt(found, () -> comesBack(found, now))) {
                others.add(found);
            }
        }
        for (FoundFile found : others) {
            if (!live.containsKey(found.key())) {
                attempt(found, () -> {
                    resolveNew(found, now);
                    return true;
                });
            }
        }
        doubts.keySet().retainAll(keys);
        unreadable.retainAll(keys);
    }

    private interface Attempt {
        boolean run() throws IOException;
    }

    private boolean attempt(FoundFile found, Attempt attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            tell(found, e);
            return false;
        }
    }

    /** Names a file that cannot be read, once; one that vanished is none of these. */
    void tell(FoundFile found, IOException failure) {
        if (!(failure instanceof NoSuchFileException) && unreadable.add(found.key())) {
            context.warn("cannot read '" + found.path() + "': " + FileFinder.reason(failure));
        }
    }

    /** Whether a file has the device and inode of one that is not there, and is that one. */
    private boolean comesBack(FoundFile found, long now) throws IOException {
        long[] identity = PositionStore.identity(found.path());
        int best = -1;
        for (int at = 0; at < remembered.size(); at++) {
            Remembered each = remembered.get(at);
            if (each.file().isStoredAs(identity) || each.file().key.equals(found.key())) {
                if (continues(found, each.file())) {
                    int length = each.file().fingerprint.length();
                    best = best >= 0 && remembered.get(best).file().fingerprint.length() >= length ? best : at;
                } else if (each.why() == Remembered.Why.MISSING) {
                    remembered.set(at, each.becauseCut());
                }
            }
        }
        if (best < 0 || !remembered.get(best).file().frontier.isSettled()) {
            return false;
        }
        adopt(found, remembered.remove(best).file(), now);
        return true;
    }

    /** Whether a file begins like another one, and goes on behind what was read of that. */
    private boolean continues(FoundFile found, TrackedFile before) throws IOException {
        boolean isGzip = isGzip(found.path());
        if (!isGzip && found.size() < before.read.offset()) {
            return false;
        }
        try (FileSource source = FileSource.open(found.path(), isGzip)) {
            FileHead head = FileHead.read(source, Math.max(1, before.fingerprint.length()));
            return before.fingerprint.fits(head.bytes, head.length)
                    && (isGzip || FileHead.isBehind(source, before.read));
        }
    }

    private void resolveNew(FoundFile found, long now) throws IOException {
        if (found.size() == 0) {
            begin(found, false, now);
            return;
        }
        for (Remembered each : remembered) {
            if (mayBeCopied(found, each) && continues(found, each.file())) {
                if (each.file().frontier.isSettled()) {
                    remembered.remove(each);
                    adopt(found, each.file(), now);
                }
                return;
            }
        }
        if (scans == 1 || !isInDoubt(found, now)) {
            begin(found, scans == 1 && startsAtEnd, now);
        }
    }

    /** Whether a file may be a copy of one that is not there any more. */
    private boolean mayBeCopied(FoundFile found, Remembered each) {
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
    private boolean isInDoubt(FoundFile found, long now) throws IOException {
        Doubt before = doubts.get(found.key());
        if (before != null && before.size == found.size() && now - before.sinceMillis > DOUBT_MILLIS) {
            return false;
        }
        boolean isGzip = isGzip(found.path());
        try (FileSource source = FileSource.open(found.path(), isGzip)) {
            FileHead head = FileHead.read(source, fingerprintSize);
            for (TrackedFile file : live.values()) {
                if (isTwin(file, source, head, found, isGzip)) {
                    if (before == null || before.size != found.size()) {
                        doubts.put(found.key(), new Doubt(now, found.size()));
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTwin(TrackedFile file, FileSource source, FileHead head, FoundFile found, boolean isGzip)
            throws IOException {
        int known = Math.min(head.length, file.fingerprint.length());
        boolean beginsOtherwise = file.beginning != 0 && head.beginning() != 0 && file.beginning != head.beginning();
        if (known == 0 || file.isGzip || file.read.offset() == 0 || beginsOtherwise) {
            return false;
        }
        FileSource original = open.open(file);
        FileHead beginning = FileHead.read(original, known);
        boolean isCut = original.size() < file.read.offset()
                || !file.fingerprint.fits(beginning.bytes, beginning.length) && known == file.fingerprint.length();
        if (isCut) {
            file.size = -1; // the next scan sees to it; then it is known whether this is its copy
            return file.fingerprint.fits(head.bytes, head.length);
        }
        boolean isAlike = beginning.length == known
                && Fingerprint.hash(head.bytes, 0, known) == Fingerprint.hash(beginning.bytes, 0, known);
        if (!isAlike || isGzip) {
            return isAlike;
        }
        return found.size() <= original.size() && FileHead.areAlikeBefore(source, original, found.size());
    }

    /** Reads a file from its beginning, or its end. */
    private void begin(FoundFile found, boolean atEnd, long now) throws IOException {
        TrackedFile file = new TrackedFile(found.path(), found.key(), isGzip(found.path()), FilePosition.START);
        try (FileSource source = FileSource.open(found.path(), file.isGzip)) {
            FileHead head = FileHead.read(source, fingerprintSize);
            file.fingerprint = head.fingerprint();
            file.beginning = head.beginning();
            if (atEnd) {
                file.read = FilePosition.at(file.isGzip ? Long.MAX_VALUE / 2 : lastLine(source, found.size()));
            }
        }
        follow(file, found, now);
    }

    /** Returns where the last line begins that has no line end yet. */
    private long lastLine(FileSource source, long size) throws IOException {
        int length = (int) Math.min(size, LOOK_BACK);
        byte[] end = new byte[length];
        int count = source.read(end, 0, length, size - length);
        int unit = config.lines().encoding().unit();
        for (int at = count - unit; at >= 0; at -= unit) {
            if (config.lines().encoding().isLineEnd(end, at)) {
                return size - length + at + unit;
            }
        }
        return length == size ? 0 : size;
    }

    /** Reads on, in a file, where another one was left that it is or has the content of. */
    private void adopt(FoundFile found, TrackedFile before, long now) throws IOException {
        boolean isNameKnown = !before.path.toString().isEmpty();
        TrackedFile file = new TrackedFile(
                isNameKnown ? before.path : found.path(), found.key(), isGzip(found.path()), before.read);
        file.fingerprint = before.fingerprint;
        PositionStore.Entry entry = before.takeEntry();
        if (entry != null && entry.isOf(PositionStore.identity(found.path()))) {
            file.store(entry);
        }
        follow(file, found, now);
        if (entry != null && !entry.isOf(PositionStore.identity(found.path()))) {
            entry.free();
        }
    }

    private void follow(TrackedFile file, FoundFile found, long now) throws IOException {
        file.location = found.path();
        file.size = found.size();
        file.modifiedMillis = found.modifiedMillis();
        file.scan = scans;
        file.grewAtMillis = now;
        if (store != null && !file.isStored()) {
            file.store(store.add(found.path(), file.path));
        }
        file.settled(file.read);
        live.put(file.key, file);
        context.counter("files").add(1);
    }

    private void forgetOld() {
        long limit = Math.max(1, config.reading().pollsToArchive());
        remembered.removeIf(each -> {
            boolean isOld = scans - each.since() > limit && each.file().frontier.isSettled();
            PositionStore.Entry entry = isOld ? each.file().takeEntry() : null;
            if (entry != null) {
                entry.free();
            }
            return isOld;
        });
    }

    /** Forgets a file that was deleted on purpose. */
    void forget(TrackedFile file) {
        open.close(file);
        live.remove(file.key);
        PositionStore.Entry entry = file.takeEntry();
        if (entry != null) {
            entry.free();
        }
    }

    private record Doubt(long sinceMillis, long size) {}
}
