package io.canto.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and standard error: UTF-8 whatever the locale says, and harmless where a person looks on. What comes
 * from a log can hold sequences that move the cursor, rename the window or hide text; a terminal never gets them.
 */
final class Terminal {
    private static final String PROPERTY = "canto.terminals";

    private final boolean outIsTerminal = isTerminal("out", 1);
    private final boolean errIsTerminal = isTerminal("err", 2);
    private final Watched standardOut = new Watched(new FileOutputStream(FileDescriptor.out));

    /** Puts streams that are safe in the place of {@link System#out} and {@link System#err}. */
    void install() {
        System.setOut(print(outIsTerminal ? new Harmless(buffered(standardOut), false) : buffered(standardOut)));
        System.setErr(print(errIsTerminal ? new Harmless(standardError(), false) : standardError()));
    }

    /** Whether a person sees what is written to standard output. */
    boolean outIsTerminal() {
        return outIsTerminal;
    }

    /** Whether a person sees what is written to standard error. */
    boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** Returns standard output for our own words, which may have colours. */
    PrintStream out() {
        return print(new Harmless(buffered(standardOut), true));
    }

    /** Returns standard error for our own words, which may have colours. */
    PrintStream err() {
        return print(new Harmless(standardError(), true));
    }

    /** Returns standard error for the progress line, which is written again and again. */
    PrintStream progress() {
        return print(standardError());
    }

    /** Returns why standard output could not be written, or null; that its reader went away is no failure. */
    @Nullable IOException failure() {
        return standardOut.failure;
    }

    private static OutputStream standardError() {
        return buffered(new FileOutputStream(FileDescriptor.err));
    }

    private static OutputStream buffered(OutputStream out) {
        return new BufferedOutputStream(out, 8192);
    }

    private static PrintStream print(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static boolean isTerminal(String name, int descriptor) {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return told.contains(name);
        }
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    /** Keeps the failure that a {@link PrintStream} tells nobody of. */
    private static final class Watched extends FilterOutputStream {
        private @Nullable IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage()).contains("Broken pipe") ? failure : e;
                throw e;
            }
        }
    }

    /** Shows control characters as {@code ?}, but for line breaks and tabs, and for colours where they are wanted. */
    static final class Harmless extends OutputStream {
        private static final int ESCAPE = 0x1b;
        private static final int DELETE = 0x7f;
        private static final int C1_LEAD = 0xc2;
        private static final int C1_END = 0xa0;

        private final OutputStream out;
        private final boolean colours;
        private final byte[] begun = new byte[16];
        private int length;

        Harmless(OutputStream out, boolean colours) {
            this.out = out;
            this.colours = colours;
        }

        @Override
        public void write(int value) throws IOException {
            int letter = value & 0xff;
            if (length == 0) {
                if (letter == C1_LEAD || letter == ESCAPE && colours) {
                    begun[length++] = (byte) letter;
                } else {
                    out.write(shown(letter));
                }
            } else if ((begun[0] & 0xff) == C1_LEAD) {
                length = 0;
                if (letter < C1_END) {
                    out.write('?');
                } else {
                    out.write(C1_LEAD);
                    out.write(letter);
                }
            } else {
                goOn(letter);
            }
        }

        private void goOn(int letter) throws IOException {
            begun[length++] = (byte) letter;
            if (letter == 'm' && length > 2) {
                out.write(begun, 0, length);
                length = 0;
            } else if (length == begun.length || !belongsToColour(letter)) {
                for (int i = 0; i < length; i++) {
                    out.write(shown(begun[i] & 0xff));
                }
                length = 0;
            }
        }

        private boolean belongsToColour(int letter) {
            return length == 2 ? letter == '[' : letter == ';' || letter >= '0' && letter <= '9';
        }

        private static int shown(int letter) {
            boolean harmless = letter >= ' ' && letter != DELETE || letter == '\n' || letter == '\t';
            return harmless ? letter : '?';
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
