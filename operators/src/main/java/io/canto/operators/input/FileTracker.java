package io.canto.operators.input;

import io.canto.spi.OperatorContext;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
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
 * about to be cut. That is not read before it is clear, or {@link FileLikeness#DOUBT_MILLIS} long nothing happened.
 */
final class FileTracker {
    private static final int LOOK_BACK = 64 * 1024;
    /** After so many scans in which no file came or went, only every {@link #SCAN_EVERY}th look is a scan. */
    private static final int QUIET_SCANS = 10;

    private static final int SCAN_EVERY = 5;
    private static final long QUIET_MILLIS = 10_000;

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
    private final FileLikeness likeness;
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
        likeness = new FileLikeness(config, open);
        if (store != null) {
            for (PositionStore.Kept kept : store.load()) {
                java.nio.file.Path path = kept.path() == null ? java.nio.file.Path.of("") : kept.path();
                TrackedFile file =
                        new TrackedFile(path, kept, isGzip(path), kept.stored().position());
                file.fingerprint = kept.stored().fingerprint();
                file.suspect(kept.stored().suspicion());
                file.store(kept.entry());
                Remembered.Why why = kept.stored().isDeleted() ? Remembered.Why.DELETED : Remembered.Why.MISSING;
                remembered.add(new Remembered(file, why, 0));
            }
        }
    }

    /** Whether no file has grown for a while, and nothing else is about to happen to any. */
    boolean isQuiet(long now) {
        for (TrackedFile file : live.values()) {
            boolean isAtRest = now - file.grewAtMillis >= QUIET_MILLIS && now >= file.notBeforeMillis;
            if (!isAtRest || file.isGone()) {
                return false;
            }
        }
        return !live.isEmpty();
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
                boolean isRead =
                        file.isGzip && !file.mayHaveMore(); // then nothing keeps its inode from being used again
                if (isRead || !open.isOpen(file)) {
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
        file.markDeleted();
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
            return found.size() >= file.size && isGzip(found.path());
        }
        if (file.isCut || found.size() < file.read.offset()) {
            return false;
        }
        FileSource source = open.open(file);
        FileHead head = FileHead.read(source, fingerprintSize);
        if (!file.fingerprint.fits(head.bytes, head.length) || !FileHead.isBehind(source, file.read)) {
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
        likeness.forgetOthers(keys);
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

    /** Notes that a file could not be read to its end. */
    void couldNotRead(TrackedFile file) {
        unreadable.add(file.key);
    }

    /** How many of the files that are there could not be read. */
    int unreadable() {
        return unreadable.size();
    }

    /** Whether a file has the device and inode of one that is not there, and is that one. */
    private boolean comesBack(FoundFile found, long now) throws IOException {
        long[] identity = PositionStore.identity(found.path());
        int best = -1;
        for (int at = 0; at < remembered.size(); at++) {
            Remembered each = remembered.get(at);
            if (each.file().isStoredAs(identity) || each.file().key.equals(found.key())) {
                if (FileLikeness.mayComeBack(found, each) && likeness.continues(found, each.file())) {
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

    private void resolveNew(FoundFile found, long now) throws IOException {
        if (found.size() == 0) {
            begin(found, false, now);
            return;
        }
        for (Remembered each : remembered) {
            if (likeness.mayBeCopied(found, each) && likeness.continues(found, each.file())) {
                if (each.file().frontier.isSettled()) {
                    remembered.remove(each);
                    adopt(found, each.file(), now);
                }
                return;
            }
        }
        if (scans == 1 || !likeness.isInDoubt(found, live.values(), this::wasCut, now)) {
            begin(found, scans == 1 && startsAtEnd, now);
        }
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
        file.suspect(before.suspicion);
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
}
