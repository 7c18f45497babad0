package io.canto.operators.output;

import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.OperatorContext;
import io.canto.spi.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The running {@code file_output}: sorts records into files, of which few are open at a time. */
final class FileOutput implements Output {
    private final FileOutputConfig config;
    private final OperatorContext context;
    private final TargetPaths paths;
    private final @Nullable Rotation rotation;
    private final @Nullable CommittedLengths lengths;
    /** By name, the one that was not used for the longest time first. */
    private final Map<String, TargetFile> files = new LinkedHashMap<>(16, 0.75f, true);

    private final Set<TargetFile> dirty = new LinkedHashSet<>();
    private final Deque<TargetFile> leaving = new ArrayDeque<>();
    /** The one file of a path that is the same for all records. */
    private final @Nullable TargetFile only;

    FileOutput(FileOutputConfig config, OperatorContext context) throws IOException {
        this.config = config;
        this.context = context;
        paths = new TargetPaths(config, context);
        rotation = config.rotation() == null ? null : new Rotation(config, config.rotation(), context);
        lengths = CommittedLengths.open(context);
        if (config.path().isConstant()) {
            Path path = paths.file(null);
            if (rotation != null) {
                rotation.takeUp(path);
            }
            only = target(path);
            only.open();
        } else {
            only = null;
        }
    }

    private TargetFile target(Path path) {
        return new TargetFile(path, config, context, rotation, lengths);
    }

    @Override
    public void write(LogRecord record) {
        TargetFile file = only == null ? find(paths.name(record)) : only;
        file.add(record);
        if (!file.isDirty) {
            file.isDirty = true;
            dirty.add(file);
        }
    }

    private TargetFile find(@Nullable String name) {
        TargetFile known = files.get(name);
        if (known != null) {
            return known;
        }
        TargetFile file;
        try {
            file = target(notRead(paths.file(name)));
        } catch (IOException e) {
            throw new RecordException("the folder of the computed path cannot be made", e);
        }
        if (files.size() >= config.maxOpenFiles()) {
            Iterator<TargetFile> oldest = files.values().iterator();
            leaving.add(oldest.next());
            oldest.remove();
            closeLeaving();
        }
        files.put(String.valueOf(name), file);
        return file;
    }

    private Path notRead(Path path) {
        String input = context.readBy("file:" + path);
        if (input != null) {
            throw new RecordException(
                    "'" + input + "' reads the file of the computed path, so the record would come round for ever");
        }
        return path;
    }

    /** Closes the files that have no place any more, once they are written out. */
    private boolean closeLeaving() {
        try {
            while (!leaving.isEmpty()) {
                leaving.element().flush();
                leaving.element().close();
                TargetFile left = leaving.remove();
                left.isDirty = false;
                dirty.remove(left);
            }
            return true;
        } catch (IOException e) {
            warn(leaving.element(), e);
            return false;
        }
    }

    @Override
    public boolean flush() {
        boolean isDone = closeLeaving();
        Iterator<TargetFile> each = dirty.iterator();
        while (each.hasNext()) {
            TargetFile file = each.next();
            try {
                file.flush();
                file.isDirty = false;
                each.remove();
            } catch (IOException e) {
                warn(file, e);
                isDone = false;
            }
        }
        return isDone;
    }

    private void warn(TargetFile file, IOException reason) {
        String what = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        if (!what.equals(file.trouble)) {
            file.trouble = what;
            context.warn("cannot write '" + file.path() + "' now, will go on by itself: " + what);
        }
    }

    @Override
    public void close() throws IOException {
        leaving.addAll(files.values());
        files.clear();
        if (only != null) {
            leaving.add(only);
        }
        IOException failure = null;
        for (TargetFile file : leaving) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        leaving.clear();
        if (lengths != null) {
            lengths.close();
        }
        if (rotation != null) {
            rotation.close();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
