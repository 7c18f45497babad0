package io.canto.expr.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of one search: frames to come back to, the steps that are left, and which runs have failed already.
 *
 * <p>The last is what keeps hostile texts harmless: what follows a repeat fails or not by the place where the repeat
 * ends, so a repeat that failed over a stretch of text fails again wherever in that stretch it is tried next, and is
 * not walked twice. It is kept for long texts, and from the moment on
 * that a search turns out to be a long one.
 */
final class Walk {
    private static final int FRAME = 3;
    private static final int PATIENCE = 32;
    private static final int LONG_TEXT = 4_096;

    private final int length;
    private final int[] frames;
    private int top;
    private final Steps steps;
    private int moves;
    private int[] failed = {};

    Walk(Program program, String text, @Nullable Steps steps) {
        length = program.size();
        frames = new int[FRAME * program.forks()];
        this.steps = steps == null ? new Steps(text) : steps;
        if (text.length() > LONG_TEXT) {
            watch();
        }
    }

    private void watch() {
        failed = new int[2 * length];
        Arrays.fill(failed, -1);
    }

    static long at(int instruction, int place) {
        return (long) instruction << 32 | place & 0xFFFF_FFFFL;
    }

    /** Takes steps off the budget. */
    void charge(int count) {
        steps.take(count);
    }

    /** Says that another attempt begins. */
    void begin() {
        top = 0;
        charge(1);
        tire();
    }

    private void tire() {
        if (++moves == PATIENCE && failed.length == 0) {
            watch();
        }
    }

    /** Whether an instruction was tried at this place, or in the stretch around it, and failed. */
    boolean hasFailed(int pc, int at) {
        return failed.length > 0 && failed[2 * pc] >= 0 && failed[2 * pc] <= at && at <= failed[2 * pc + 1];
    }

    /** Remembers a stretch that an instruction has tried by the time it is next asked. */
    void remember(int pc, int from, int to) {
        if (failed.length > 0) {
            failed[2 * pc] = from;
            failed[2 * pc + 1] = to;
        }
    }

    void extend(int pc, int from) {
        failed[2 * pc] = from;
    }

    /** Returns where the stretch that failed begins, or -1. */
    int failedFrom(int pc) {
        return failed.length > 0 ? failed[2 * pc] : -1;
    }

    boolean isEmpty() {
        return top == 0;
    }

    int instruction() {
        return frames[top - FRAME];
    }

    int first() {
        return frames[top - FRAME + 1];
    }

    int second() {
        return frames[top - FRAME + 2];
    }

    void push(int pc, int first, int second) {
        frames[top] = pc;
        frames[top + 1] = first;
        frames[top + 2] = second;
        top += FRAME;
    }

    void pop() {
        top -= FRAME;
    }

    /** A loop has come to another round: this is where it ends should the round fail. */
    void retarget(int at) {
        frames[top - FRAME + 1] = at;
    }

    /** Changes or drops the top frame; returns where to go on, or -1 if the place is negative. */
    long move(boolean keep, int place, int first, int second, int instruction) {
        tire();
        if (keep) {
            frames[top - FRAME + 1] = first;
            frames[top - FRAME + 2] = second;
        } else {
            pop();
        }
        return place < 0 ? -1 : at(instruction, place);
    }
}
