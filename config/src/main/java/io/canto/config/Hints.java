package io.canto.config;

import io.canto.record.Nearest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Words that help on. */
final class Hints {
    private Hints() {}

    /** Returns {@code did you mean 'x'?}, or null if none of the names is near. */
    static @Nullable String didYouMean(String written, Collection<String> names) {
        return Nearest.of(written.replace('-', '_'), names)
                .map(name -> "did you mean '" + name + "'?")
                .orElse(null);
    }

    /** Returns a word with its article. */
    static String a(String word) {
        if (word.startsWith("any ")) {
            return word;
        }
        return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
    }
}
