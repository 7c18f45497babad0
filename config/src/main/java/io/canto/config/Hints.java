package io.canto.config;

import io.canto.record.Nearest;
import io.canto.spi.OperatorId;
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

    /** Returns what to do about an option that Stanza has or had, or null if it had none of that name. */
    static @Nullable String gone(String option) {
        return switch (option) {
            case "preserve", "preserve_to" ->
                "leave it out: what is parsed stays where it is, until a 'remove' takes it away";
            case "labels" -> "labels are called attributes";
            case "metadata_operators" ->
                "write metadata_regex, a pattern: what its named groups match becomes attributes of every record";
            default -> null;
        };
    }

    /** Returns the option that stands in the place of one that Stanza has, or else the same one. */
    static String successor(String option) {
        return switch (option) {
            case "labels" -> "attributes";
            case "metadata_operators" -> "metadata_regex";
            default -> option;
        };
    }

    /** Returns what to do about a name with characters that nobody sees, or null if it has none. */
    static @Nullable String unseen(String name) {
        return OperatorId.unseen(name).isPresent() ? "write it anew by hand, not copied" : null;
    }

    /** Returns a word with its article. */
    static String a(String word) {
        if (word.startsWith("any ")) {
            return word;
        }
        return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
    }
}
