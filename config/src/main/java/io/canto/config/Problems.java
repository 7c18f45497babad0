package io.canto.config;

import io.canto.graph.Place;
import io.canto.graph.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file; a bounded number, for a file can be wrong in every character. */
public final class Problems implements Consumer<Problem> {
    /** How many problems of one file are kept. */
    public static final int MAX = 100;

    private static final int MAX_MESSAGE = 400;

    private final List<Problem> kept = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private @Nullable Place firstOmitted;
    private int omitted;

    @Override
    public void accept(Problem problem) {
        if (kept.size() < MAX) {
            kept.add(problem);
        } else {
            firstOmitted = omitted++ == 0 ? problem.place() : firstOmitted;
        }
    }

    /** Adds an error. */
    public void error(String code, String message, @Nullable Place place, @Nullable String hint) {
        accept(Problem.error(code, shortened(message), place, hint));
    }

    /** Adds a warning. It is no mistake, so it does not count. */
    public void warn(String code, String message, @Nullable Place place, @Nullable String hint) {
        if (warnings.size() < MAX) {
            warnings.add(Problem.warning(code, shortened(message), place, hint));
        }
    }

    /** Messages quote values, and a value can be as long as the file. */
    private static String shortened(String message) {
        return message.length() <= MAX_MESSAGE
                ? message
                : message.substring(0, MAX_MESSAGE / 2) + " … " + message.substring(message.length() - MAX_MESSAGE / 2);
    }

    /** Returns what was told, with a last one for those that were not kept. */
    public List<Problem> list() {
        List<Problem> all = new ArrayList<>(kept);
        if (omitted > 0) {
            all.add(Problem.error(
                    Codes.MORE_PROBLEMS, "and " + omitted + " more problems like these", firstOmitted, null));
        }
        all.addAll(warnings);
        return all;
    }

    /** Whether no more are kept, so that words for them would be in vain. */
    boolean isFull() {
        return kept.size() >= MAX;
    }

    /** Returns how many there are. */
    public int count() {
        return kept.size() + omitted;
    }
}
