package io.canto.config;

import io.canto.config.yaml.YamlReader;
import io.canto.graph.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text of files, within bounds. */
final class FileReader {
    private FileReader() {}

    /** Returns the files themselves, and for a directory the YAML files in it, by name. */
    static List<Path> expand(Path path, Consumer<Problem> problems) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.filter(FileReader::isYaml).sorted().toList();
            if (found.isEmpty()) {
                problems.accept(Problem.error(
                        Codes.UNREADABLE_FILE, "there is no *.yaml or *.yml in '" + path + "'", null, null));
            }
            return found;
        } catch (IOException e) {
            problems.accept(unreadable(path, e));
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    /** Returns a file's text, or null if it cannot be had: the reason was told. */
    static @Nullable String read(Path file, Consumer<Problem> problems) {
        try (InputStream in = Files.newInputStream(file)) {
            return decode(in.readNBytes(YamlReader.MAX_BYTES + 1), file.toString(), problems);
        } catch (IOException e) {
            problems.accept(unreadable(file, e));
            return null;
        }
    }

    private static Problem unreadable(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return Problem.error(Codes.UNREADABLE_FILE, "there is no file '" + file + "'", null, null);
        }
        String why = failure instanceof AccessDeniedException ? "permission is denied" : failure.getMessage();
        return Problem.error(Codes.UNREADABLE_FILE, "'" + file + "' cannot be read: " + why, null, null);
    }

    /** Returns the text of some bytes of UTF-8, or null if they are not: where was told. */
    static @Nullable String decode(byte[] bytes, String file, Consumer<Problem> problems) {
        if (bytes.length > YamlReader.MAX_BYTES) {
            problems.accept(YamlReader.tooLarge(file));
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            return out.toString();
        }
        long line = 1 + out.chars().filter(letter -> letter == '\n').count();
        problems.accept(Problem.error(
                Codes.NOT_UTF8,
                "'" + file + "' is not UTF-8: byte " + (in.position() + 1) + ", in line " + line,
                null,
                "save the file as UTF-8"));
        return null;
    }
}
