package io.canto.operators.input;

import io.canto.spi.Input;
import io.canto.spi.Intake;
import io.canto.spi.OperatorContext;
import io.canto.spi.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running {@code file_input}: looks for files, and reads those that have something new in turn. */
final class FileInput implements Input {
    private static final int BLOCKS_A_POLL = 8;
    private static final int BLOCKS_A_TURN = 16;
    /** Where the lines of a file stay in one lane, so many are read in turn, a block of each, that the others have work. */
    private static final int FILES_FOR_LANES = 16;

    private static final Duration WHEN_FULL = Duration.ofMillis(10);
    private static final long DELETE_AFTER_MILLIS = 1_000;
    private static final long UNREADABLE_MILLIS = 10_000;
    /** Where nothing came for a while, looks are that much rarer, but no further apart than this. */
    private static final int QUIET_INTERVALS = 5;

    private static final long QUIET_MILLIS_AT_MOST = 1_000;

    private final FileInputConfig config;
    private final OperatorContext context;
    private final OpenFiles open;
    private final @Nullable PositionStore store;
    private final Deque<TrackedFile> waiting = new ArrayDeque<>();
    /** Those of which a block is read in turn. */
    private final Deque<TrackedFile> reading = new ArrayDeque<>();

    private @Nullable FileTracker tracker;
    private @Nullable FileReader reader;
    private long nextLook = Long.MIN_VALUE;

    FileInput(FileInputConfig config, OperatorContext context) throws IOException {
        this.config = config;
        this.context = context;
        open = new OpenFiles(Math.max(1, config.selection().maxConcurrentFiles() / 2));
        store = PositionStore.open(context);
    }

    @Override
    public Poll poll(Intake intake) throws IOException {
        boolean ends = intake.once() || !config.reading().follow();
        FileTracker files = tracker;
        FileReader blocks = reader;
        if (files == null || blocks == null) {
            files = new FileTracker(config, context, open, store, ends);
            blocks = new FileReader(config, context, open, files, ends);
            tracker = files;
            reader = blocks;
        }
        long now = context.stopwatch().millis();
        long interval = config.selection().pollInterval().toMillis();
        boolean isFirst = nextLook == Long.MIN_VALUE;
        long rest = Math.max(interval, Math.min(QUIET_INTERVALS * interval, QUIET_MILLIS_AT_MOST));
        if (isFirst || now >= nextLook && !ends) {
            look(files, blocks, now, ends);
            long step = files.isQuiet(now) ? rest : interval;
            nextLook = (now / step + 1) * step; // so that all inputs of a process wake up together
        }
        for (int block = 0; block < BLOCKS_A_POLL && hasMore(intake); block++) {
            if (!intake.ready()) {
                return Poll.after(WHEN_FULL);
            }
            read(files, blocks, intake, now, ends);
        }
        if (!reading.isEmpty() || !waiting.isEmpty()) {
            return Poll.AGAIN;
        }
        if (ends) {
            intake.awaitWalks();
            deleteRead(files, now, true);
            if (files.unreadable() > 0) {
                throw new IOException(files.unreadable() + " of the files could not be read");
            }
            return Poll.ENDED;
        }
        return Poll.after(Duration.ofMillis(Math.max(1, nextLook - now)));
    }

    private void look(FileTracker files, FileReader blocks, long now, boolean ends) {
        blocks.forgetBuffer();
        deleteRead(files, now, false);
        files.look(now);
        waiting.clear();
        reading.clear();
        Map<String, List<TrackedFile>> ready = new LinkedHashMap<>();
        int batches = config.selection().maxBatches();
        // there is one look only where nothing is waited for
        long limit = batches == 0 || ends
                ? Long.MAX_VALUE
                : (long) batches * config.selection().maxConcurrentFiles() / 2;
        for (TrackedFile file : files.live()) {
            boolean hasMore = file.mayHaveMore() || file.isGone() || blocks.isFlushDue(file, now);
            if (hasMore && now >= file.notBeforeMillis && ready.size() < limit) {
                ready.computeIfAbsent(file.name, name -> new ArrayList<>(1)).add(file);
            }
        }
        ready.values().forEach(this::await);
    }

    /** Has files of one name read one after the other, the oldest first: their records are one stream. */
    private void await(List<TrackedFile> sameName) {
        sameName.sort(TrackedFile.BY_AGE);
        for (int at = 0; at < sameName.size(); at++) {
            TrackedFile file = sameName.get(at);
            file.turns = 0;
            file.next = at + 1 < sameName.size() ? sameName.get(at + 1) : null;
        }
        waiting.add(sameName.get(0));
    }

    /** Whether there is a file to read. */
    private boolean hasMore(Intake intake) {
        boolean areBound = intake.bindsSources() && config.selection().orderingCriteria() == null;
        while (reading.size() < (areBound ? open.atMost(FILES_FOR_LANES) : 1) && !waiting.isEmpty()) {
            reading.add(waiting.remove());
        }
        return !reading.isEmpty();
    }

    private void read(FileTracker files, FileReader blocks, Intake intake, long now, boolean ends) {
        TrackedFile file = reading.remove();
        boolean hasMore = false;
        try {
            hasMore = blocks.step(file, intake, now) && now >= file.notBeforeMillis;
        } catch (NoSuchFileException e) {
            files.wasMoved(file);
        } catch (IOException e) {
            context.warn("cannot read '" + file.location + "': " + FileFinder.reason(e));
            file.notBeforeMillis = now + UNREADABLE_MILLIS;
            files.couldNotRead(file);
        }
        if (!hasMore) {
            if (ends) {
                open.close(file); // there is no other look, and other graphs need handles, too
            }
            if (file.next != null) {
                reading.add(file.next);
            }
        } else if (!ends && ++file.turns % BLOCKS_A_TURN == 0) {
            waiting.add(file);
        } else if (file.isGzip) {
            reading.addFirst(file); // it would have to be read from its beginning again
        } else {
            reading.add(file);
        }
    }

    private void deleteRead(FileTracker files, long now, boolean ends) {
        if (!config.reading().deleteAfterRead()) {
            return;
        }
        for (TrackedFile file : files.live().toArray(new TrackedFile[0])) {
            boolean isRead = file.exhaustedSize >= 0
                    && file.exhaustedSize == file.size
                    && (file.isGzip ? !file.endsEarly : file.read.offset() == file.size)
                    && file.frontier.isSettled();
            if (isRead && !file.isGone() && (ends || now - file.grewAtMillis >= DELETE_AFTER_MILLIS)) {
                try {
                    if (Files.size(file.location) == file.size) {
                        Files.delete(file.location);
                        files.forget(file);
                    }
                } catch (IOException e) {
                    context.warn("cannot delete '" + file.location + "': " + FileFinder.reason(e));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
        if (store != null) {
            store.close();
        }
    }
}
