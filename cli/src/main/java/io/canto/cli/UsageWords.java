package io.canto.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says of choices and pairs what the help of a command says; picocli's messages show constants of Java. */
final class UsageWords {
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[([^]]*)] \\(case-insensitive\\) but was ('.*')", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile(
            "[Vv]alue for option (?:option )?'(\\S+)' \\((.*)\\) should be in KEY=VALUE format but was (.*)",
            Pattern.DOTALL);

    private UsageWords() {}

    /** Returns a message of picocli in our words. */
    static String of(String text) {
        Matcher choice = CHOICE.matcher(text);
        if (choice.find()) {
            String names = Arrays.stream(choice.group(1).split(", "))
                    .map(name -> name.toLowerCase(Locale.ROOT).replace(' ', '_'))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return text.substring(0, choice.start()) + "it is one of " + names + ", not " + choice.group(2);
        }
        Matcher pair = PAIR.matcher(text);
        return pair.matches()
                ? "option '" + pair.group(1) + "' takes " + pair.group(2) + ", not " + pair.group(3)
                : text;
    }
}
