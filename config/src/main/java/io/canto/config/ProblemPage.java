package io.canto.config;

import java.util.List;

/**
 * What there is to know about one kind of problem.
 *
 * @param code the code that messages show in brackets
 * @param summary one or two sentences: what is wrong
 * @param text the whole page in Markdown, without its heading
 * @param bad files that have this problem and no other; empty if it cannot be shown by files
 * @param good the same files, mended
 */
public record ProblemPage(String code, String summary, String text, List<String> bad, List<String> good) {
    /** Copies the lists. */
    public ProblemPage {
        bad = List.copyOf(bad);
        good = List.copyOf(good);
    }
}
