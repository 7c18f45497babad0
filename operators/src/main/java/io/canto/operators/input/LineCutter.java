package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.spi.OperatorContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts blocks of bytes into records, by their line ends and, with {@code multiline}, by patterns. It keeps no bytes: what
 * is not complete is not consumed and comes again, at the beginning of the next block. A block that is longer than {@link
 * #maxPiece} always gives something.
 *
 * <p>Line ends are looked for eight bytes at a time, and whether a line is ASCII comes out on the way.
 */
final class LineCutter {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * ONES;

    private final TextEncoding encoding;
    private final int unit;
    private final int maxPiece;
    private final boolean truncates;
    private final @Nullable Regex start;
    private final @Nullable Regex end;
    private final boolean omits;
    private final OperatorContext.Counter oversized;
    private final OperatorContext.Counter nulBytes;

    /** Whether the line that {@link #findLineEnd} ran over had a byte that is not ASCII. */
    private boolean sawHighBit;

    LineCutter(LineOptions options, OperatorContext context) {
        encoding = options.encoding();
        unit = encoding.unit();
        int limit = options.maxLogSize().toInt();
        maxPiece = Math.max(unit, limit - limit % unit);
        truncates = options.maxLogSizeBehavior() == OversizeBehavior.TRUNCATE;
        MultilineOptions multiline = options.multiline();
        start = multiline == null ? null : multiline.lineStartPattern();
        end = multiline == null ? null : multiline.lineEndPattern();
        omits = multiline != null && multiline.omitPattern();
        oversized = context.counter("oversized");
        nulBytes = context.counter("nul_bytes");
    }

    /** Returns how many bytes a piece has at most, its line end not counted. */
    int maxPiece() {
        return maxPiece;
    }

    /** Whether lines are joined by patterns. */
    private boolean isMultiline() {
        return start != null || end != null;
    }

    /**
     * Cuts a block.
     *
     * @param state what is remembered of the source from block to block
     * @return index behind the last byte that was consumed
     */
    int cut(byte[] bytes, int from, int to, Flush flush, CutState state, Pieces pieces) {
        if (encoding.isNop()) {
            return cutAnywhere(bytes, from, to, pieces);
        }
        return isMultiline()
                ? cutGroups(bytes, from, to, flush, state, pieces)
                : cutLines(bytes, from, to, flush, state, pieces);
    }

    private int cutAnywhere(byte[] bytes, int from, int to, Pieces pieces) {
        for (int at = from; at < to; at += maxPiece) {
            pieces.take(bytes, at, at, Math.min(to, at + maxPiece), false);
        }
        return to;
    }

    private int cutLines(byte[] bytes, int from, int to, Flush flush, CutState state, Pieces pieces) {
        int at = from;
        while (at < to) {
            if (bytes[at] == 0 && unit == 1) {
                at = skipNuls(bytes, at, to);
                continue;
            }
            int lineEnd = findLineEnd(bytes, at, to);
            if (state.isSkipping) {
                state.isSkipping = lineEnd == to;
                at = behind(lineEnd, to);
            } else if (lineEnd - at > maxPiece) {
                at = cutOversized(bytes, at, state, pieces);
            } else if (lineEnd == to && flush != Flush.ALL) {
                return at;
            } else {
                pieces.take(bytes, at, at, lineEnd, !sawHighBit);
                at = behind(lineEnd, to);
            }
        }
        return at;
    }

    private int behind(int lineEnd, int to) {
        return Math.min(to, lineEnd + unit);
    }

    /** A file that was cut to nothing under a writer that goes on where it was begins with a hole. */
    private int skipNuls(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == 0) {
            at++;
        }
        nulBytes.add(at - from);
        return at;
    }

    private int cutOversized(byte[] bytes, int from, CutState state, Pieces pieces) {
        int to = from + maxPiece;
        if (encoding.isUtf8()) {
            while (to > from + 1 && (bytes[to] & 0xC0) == 0x80 && from + maxPiece - to < 3) {
                to--;
            }
        }
        oversized.add(1);
        state.isSkipping = truncates;
        pieces.take(bytes, from, from, to, false);
        return to;
    }

    /** Returns the index of the next line end, or {@code to}, cut to whole units, if there is none. */
    private int findLineEnd(byte[] bytes, int from, int to) {
        if (!encoding.extendsAscii()) {
            sawHighBit = true;
            int at = from;
            while (at + unit <= to && !encoding.isLineEnd(bytes, at)) {
                at += unit;
            }
            return at + unit <= to ? at : to;
        }
        long high = 0;
        int at = from;
        while (at < to - (Long.BYTES - 1)) { // with <= the compiler would begin anew, for fear that it overflows
            long word = (long) EIGHT.get(bytes, at);
            long difference = word ^ NEWLINES;
            long found = (difference - ONES) & ~difference & HIGH_BITS;
            if (found != 0) {
                int before = Long.numberOfTrailingZeros(found) & ~7;
                sawHighBit = ((high | word & (1L << before) - 1) & HIGH_BITS) != 0;
                return at + (before >>> 3);
            }
            high |= word;
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n') {
            high |= bytes[at++];
        }
        sawHighBit = (high & HIGH_BITS) != 0;
        return at;
    }

    /** Goes from line to line; {@code first} is where the record that is being collected begins. */
    private int cutGroups(byte[] bytes, int from, int to, Flush flush, CutState state, Pieces pieces) {
        int first = from;
        int content = from;
        int last = from;
        int at = from;
        while (at < to) {
            if (at == first && bytes[at] == 0 && unit == 1) {
                at = skipNuls(bytes, at, to);
                first = content = last = at;
                continue;
            }
            int lineEnd = findLineEnd(bytes, at, to);
            if (state.isSkipping || lineEnd - at > maxPiece) {
                takeGroup(bytes, first, content, last, pieces);
                if (state.isSkipping) {
                    state.isSkipping = lineEnd == to;
                    at = behind(lineEnd, to);
                } else {
                    at = cutOversized(bytes, at, state, pieces);
                }
                first = content = last = at;
                continue;
            }
            if (lineEnd == to && flush != Flush.ALL) {
                break;
            }
            if (at > first && lineEnd - content > maxPiece) {
                oversized.add(1);
                takeGroup(bytes, first, content, last, pieces);
                first = content = at;
            }
            int next = behind(lineEnd, to);
            int bound = boundary(bytes, at, lineEnd);
            if (bound >= 0 && start != null) {
                takeGroup(bytes, first, content, last, pieces);
                first = at;
                content = bound;
            }
            last = lineEnd;
            if (bound >= 0 && end != null) {
                takeGroup(bytes, first, content, bound, pieces);
                first = content = last = next;
            }
            at = next;
        }
        if (flush == Flush.NONE || first == at) {
            return first;
        }
        takeGroup(bytes, first, content, last, pieces);
        return at;
    }

    /** Returns where the record begins or ends on this line if the pattern is found in it, or -1. */
    private int boundary(byte[] bytes, int from, int to) {
        Regex pattern = start != null ? start : end;
        if (pattern == null) {
            return -1;
        }
        int length = to - from;
        while (unit == 1 && length > 0 && bytes[from + length - 1] == '\r') {
            length--;
        }
        String line = new String(bytes, from, length, encoding.charset());
        if (!omits) {
            return !pattern.find(line) ? -1 : start != null ? from : to;
        }
        Regex.Match match = pattern.search(line);
        if (match == null) {
            return -1;
        }
        String before = line.substring(0, start != null ? match.end(0) : match.start(0));
        return from + before.getBytes(encoding.charset()).length;
    }

    private static void takeGroup(byte[] bytes, int begin, int from, int to, Pieces pieces) {
        if (to > from) {
            pieces.take(bytes, begin, from, to, false);
        }
    }
}
