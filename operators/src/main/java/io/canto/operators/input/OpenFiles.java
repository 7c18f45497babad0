package io.canto.operators.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of an input that are open: few, however many there are. The one that was not used for the longest time goes. */
final class OpenFiles implements Closeable {
    private final Map<TrackedFile, FileSource> sources = new LinkedHashMap<>(16, 0.75f, true);
    private int limit;

    OpenFiles(int limit) {
        this.limit = limit;
    }

    /** Returns a number of files, or how many can be open at once if those are fewer. */
    int atMost(int files) {
        return Math.min(files, limit);
    }

    /**
     * Returns the content of a file, which is opened if need be.
     *
     * @throws NoSuchFileException if it is not where it was, or another one is in its place
     */
    FileSource open(TrackedFile file) throws IOException {
        FileSource known = sources.get(file);
        if (known != null) {
            return known;
        }
        FileSource source = openOrMakeRoom(file);
        try {
            Object key = Files.readAttributes(file.location, BasicFileAttributes.class)
                    .fileKey();
            if (key != null && !key.equals(file.key)) {
                throw new NoSuchFileException(file.location.toString());
            }
        } catch (IOException e) {
            source.close();
            throw e;
        }
        makeRoom();
        sources.put(file, source);
        return source;
    }

    /** Opens a file; where the process has no handles left, half of the others are closed, and fewer are open from now on. */
    private FileSource openOrMakeRoom(TrackedFile file) throws IOException {
        try {
            return FileSource.open(file.location, file.isGzip);
        } catch (FileSystemException e) {
            boolean isOutOfHandles = String.valueOf(e.getReason()).startsWith("Too many open files");
            if (!isOutOfHandles || sources.size() < 2) {
                throw e;
            }
            limit = sources.size() / 2;
            while (sources.size() >= limit) {
                makeRoom();
            }
            return FileSource.open(file.location, file.isGzip);
        }
    }

    /** Closes one that is not gone from its folder, if there is such: the others could not be opened again. */
    private void makeRoom() {
        if (sources.size() < limit) {
            return;
        }
        TrackedFile leaving = null;
        for (TrackedFile file : sources.keySet()) {
            if (!file.isGone()) {
                leaving = file;
                break;
            }
        }
        if (leaving == null) {
            Iterator<TrackedFile> oldest = sources.keySet().iterator();
            leaving = oldest.next();
        }
        close(leaving);
    }

    /** Returns the content of a file if it is open, or null. */
    @Nullable FileSource get(TrackedFile file) {
        return sources.get(file);
    }

    boolean isOpen(TrackedFile file) {
        return sources.containsKey(file);
    }

    void close(TrackedFile file) {
        closeQuietly(sources.remove(file));
    }

    private static void closeQuietly(@Nullable FileSource source) {
        try {
            if (source != null) {
                source.close();
            }
        } catch (IOException e) {
            return; // it was only read from
        }
    }

    @Override
    public void close() {
        sources.values().forEach(OpenFiles::closeQuietly);
        sources.clear();
    }
}
