package io.canto.operators.input;

import io.canto.operators.TestContext;
import io.canto.operators.TestIntake;
import io.canto.spi.ByteSize;
import io.canto.spi.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file input in a folder, run by hand: options, what it reads from, and what it gave. */
final class FileInputs implements AutoCloseable {
    private final Path folder;
    private final Path state;
    private List<Glob> include = List.of(Glob.parse("*.log"));
    private List<Glob> exclude = List.of();
    private @Nullable StartAt startAt = StartAt.BEGINNING;
    private boolean follow = true;
    private Compression compression = Compression.AUTO;
    private OnTruncate onTruncate = OnTruncate.READ_WHOLE_FILE;
    private boolean deletes;
    private boolean isKept;
    private int maxFiles = 1024;
    private int maxBatches;
    private boolean locksFiles;
    private @Nullable OrderingOptions ordering;
    private @Nullable RetryOptions retry;
    private @Nullable HeaderOptions header;
    private @Nullable Duration excludeOlderThan;
    private Lines lines = Lines.defaults();
    private FileNameAttributes names = new FileNameAttributes(false, false, false, false);
    private FileFactAttributes facts = new FileFactAttributes(false, false, false, false, false);
    TestContext context;
    TestIntake intake = new TestIntake(false);
    private @Nullable Input input;
    private int changes;
    private boolean bindsSources;

    FileInputs(Path folder) {
        this.folder = folder;
        this.state = folder.resolve("state");
        context = new TestContext(folder, null);
    }

    FileInputs include(String... globs) {
        include = List.of(globs).stream().map(Glob::parse).toList();
        return this;
    }

    FileInputs exclude(String... globs) {
        exclude = List.of(globs).stream().map(Glob::parse).toList();
        return this;
    }

    FileInputs startAt(@Nullable StartAt where) {
        startAt = where;
        return this;
    }

    FileInputs notFollowing() {
        follow = false;
        return this;
    }

    FileInputs onTruncate(OnTruncate action) {
        onTruncate = action;
        return this;
    }

    FileInputs deleting() {
        deletes = true;
        return this;
    }

    FileInputs inLanes(boolean areBound) {
        bindsSources = areBound;
        return this;
    }

    FileInputs keepingPositions() {
        isKept = true;
        return this;
    }

    FileInputs maxFiles(int limit) {
        maxFiles = limit;
        return this;
    }

    FileInputs maxBatches(int limit) {
        maxBatches = limit;
        return this;
    }

    FileInputs lockingFiles() {
        locksFiles = true;
        return this;
    }

    FileInputs ordering(OrderingOptions options) {
        ordering = options;
        return this;
    }

    FileInputs retry(RetryOptions options) {
        retry = options;
        return this;
    }

    FileInputs header(HeaderOptions options) {
        header = options;
        return this;
    }

    FileInputs excludeOlderThan(Duration age) {
        excludeOlderThan = age;
        return this;
    }

    FileInputs lines(Lines options) {
        lines = options;
        return this;
    }

    FileInputs names(FileNameAttributes options) {
        names = options;
        return this;
    }

    FileInputs facts(FileFactAttributes options) {
        facts = options;
        return this;
    }

    FileInputConfig config() {
        return new FileInputConfig(
                include,
                exclude,
                new FileSelection(
                        excludeOlderThan, ordering, Duration.ofMillis(200), maxFiles, maxBatches, locksFiles, retry),
                new FileReading(
                        startAt,
                        follow,
                        ByteSize.parse("1000"),
                        ByteSize.parse("1KiB"),
                        compression,
                        onTruncate,
                        1000,
                        deletes),
                lines.options(),
                names,
                facts,
                header);
    }

    /** Opens the input, if it is not open, polls it until there is nothing more now, and returns what it gave. */
    List<String> read() throws IOException {
        poll();
        return intake.take();
    }

    /** As {@link #read}, and leaves what it gave in the intake. */
    void poll() throws IOException {
        if (input == null) {
            context = new TestContext(folder, isKept ? state : null);
            input = config().build(context);
        }
        context.advance(Duration.ofMillis(200));
        intake.bindSources(bindsSources).drain(input);
    }

    /** Lets time pass, polling as often as the input wants. */
    List<String> readFor(Duration time) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (long left = time.toMillis(); left > 0; left -= 200) {
            bodies.addAll(read());
        }
        return bodies;
    }

    /** Closes the input as a stop would. */
    FileInputs stop() throws IOException {
        close();
        intake = new TestIntake(false);
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    FileInputs append(String name, String text) throws IOException {
        Files.writeString(
                folder.resolve(name),
                text,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return touch(name);
    }

    FileInputs truncate(String name) throws IOException {
        Files.newByteChannel(folder.resolve(name), StandardOpenOption.WRITE)
                .truncate(0)
                .close();
        return touch(name);
    }

    /** Tests write faster than the clock of the file system ticks. */
    private FileInputs touch(String name) throws IOException {
        changes++;
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.from(context.clock().instant().plusMillis(changes)));
        return this;
    }

    FileInputs move(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to));
        return this;
    }

    FileInputs copy(String from, String to) throws IOException {
        Files.copy(folder.resolve(from), folder.resolve(to));
        return this;
    }

    @Override
    public void close() throws IOException {
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
