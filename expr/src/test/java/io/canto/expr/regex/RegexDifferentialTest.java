package io.canto.expr.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.canto.record.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random patterns on random texts: what the own program finds is what the other two engines find. */
class RegexDifferentialTest {
    private static final int PATTERNS = Integer.getInteger("canto.regex.patterns", 6_000);
    private static final int TEXTS = 12;
    /** From here on a program counts its steps, and runs in another way. */
    private static final int LONG = 260;

    @Test
    void programs_find_what_java_and_re2_find() {
        long seed = Long.getLong("canto.seed", 20_261_122L);
        Random random = new Random(seed);
        int pairs = 0;
        int scanned = 0;
        int decided = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String source = new RandomPattern(random).pattern();
            ParsedPattern parsed = PatternParser.parse(source, 2_000);
            Scanner scanner = Scanner.of(parsed);
            JavaMatcher java = JavaMatcher.of(parsed);
            Matcher matcher = CompiledPattern.compile(source, 2_000).matcher();
            com.google.re2j.Pattern re2 = com.google.re2j.Pattern.compile(source);
            scanned += scanner == null ? 0 : 1;
            for (int j = 0; j < TEXTS; j++) {
                String text = text(random);
                String where = "seed " + seed + ", pattern " + source + ", text " + text.replace("\n", "\\n");
                int slots = 2 * (parsed.groups() + 1);
                String expected = spans(re2, text, slots);
                if (text.length() < LONG) { // else it keeps groups of attempts that failed
                    assertThat(spans(java, text, slots)).as("java: " + where).isEqualTo(expected);
                    assertThat(java.matches(text)).as("java: " + where).isEqualTo(re2.matches(text));
                }
                decided += answerFromBytes(matcher, text, where, !expected.isEmpty());
                if (scanner != null) {
                    assertThat(spans(scanner, text, slots)).as("scan: " + where).isEqualTo(expected);
                    assertThat(scanner.find(text, 0, null, null)).as(where).isEqualTo(!expected.isEmpty());
                    assertThat(scanner.matches(text)).as("scan: " + where).isEqualTo(re2.matches(text));
                    pairs++;
                }
            }
        }
        assertThat(scanned).as("patterns that are programs").isGreaterThan(PATTERNS / 2);
        assertThat(pairs).isGreaterThan(PATTERNS * TEXTS / 2);
        assertThat(decided).as("answers without making text").isGreaterThan(PATTERNS * TEXTS / 3);
    }

    /** Returns 1 if the bytes were enough for the answer, which must be right then. */
    private static int answerFromBytes(Matcher matcher, String text, String where, boolean isFound) {
        byte[] block = ("a" + text + "a").getBytes(StandardCharsets.UTF_8);
        boolean isAscii = block.length == text.length() + 2;
        Answer answer = matcher.findIn(new Utf8Text(block, 1, block.length - 1, isAscii));
        assertThat(answer).as("bytes: " + where).isIn(Answer.UNKNOWN, Answer.of(isFound));
        return answer == Answer.UNKNOWN ? 0 : 1;
    }

    private static String spans(Matcher matcher, String text, int slots) {
        int[] places = new int[slots];
        StringBuilder all = new StringBuilder();
        int from = 0;
        while (from <= text.length() && matcher.find(text, from, places, null)) {
            all.append(Arrays.toString(places));
            from = next(text, places[0], places[1]);
        }
        return all.toString();
    }

    private static String spans(com.google.re2j.Pattern pattern, String text, int slots) {
        com.google.re2j.Matcher matcher = pattern.matcher(text);
        int[] places = new int[slots];
        StringBuilder all = new StringBuilder();
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            for (int group = 0; group < slots / 2; group++) {
                places[2 * group] = matcher.start(group);
                places[2 * group + 1] = matcher.end(group);
            }
            all.append(Arrays.toString(places));
            from = next(text, matcher.start(), matcher.end());
        }
        return all.toString();
    }

    private static int next(String text, int start, int end) {
        return end > start || end >= text.length() ? Math.max(end, start + 1) : text.offsetByCodePoints(end, 1);
    }

    private static String text(Random random) {
        String alphabet = "aaabbbcc  \"x1-\n";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20) == 0 ? LONG + random.nextInt(20) : random.nextInt(14);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(40) == 0) {
                text.appendCodePoint(random.nextBoolean() ? 0x1F600 : 0xE9);
            } else {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    /** Writes patterns in the grammar that logs use, and a little beyond. */
    private static final class RandomPattern {
        private static final String[] ATOMS = {
            "a", "b", "c", " ", "\"", "x", "ab", "\\d", "\\w", "\\s", "\\S", ".", "[ab]", "[^a]", "[^ ]", "[^\"]",
            "[a-c]", "[^\\n]", "(?s:.)", "\\W", "(?i:A)", "é"
        };
        private static final String[] REPEATS = {
            "*", "+", "?", "*?", "+?", "??", "{1,2}", "{2}", "{0,3}", "{2,}", "{1,3}?"
        };
        private static final String[] PLACES = {"^", "$", "\\b", "\\B", "(?m:^)", "(?m:$)", "\\A", "\\z"};

        private final Random random;

        RandomPattern(Random random) {
            this.random = random;
        }

        String pattern() {
            return (random.nextInt(4) == 0 ? "^" : "") + sequence(3) + (random.nextInt(4) == 0 ? "$" : "");
        }

        private String sequence(int depth) {
            StringBuilder out = new StringBuilder();
            int length = 1 + random.nextInt(4);
            for (int i = 0; i < length; i++) {
                out.append(part(depth));
            }
            return out.toString();
        }

        private String part(int depth) {
            int kind = random.nextInt(20);
            if (kind == 0) {
                return one(PLACES);
            }
            if (kind < 5 && depth > 0) {
                return group(depth);
            }
            String atom = one(ATOMS);
            if (random.nextInt(3) > 0) {
                return atom;
            }
            return (atom.equals("ab") ? "(?:ab)" : atom) + one(REPEATS);
        }

        private String group(int depth) {
            String inner = sequence(depth - 1);
            while (random.nextInt(3) == 0) {
                inner += "|" + sequence(depth - 1);
            }
            boolean capture = random.nextBoolean();
            // Loops over what can be empty differ between the engines in their groups: only plain repeats of those.
            String repeat = random.nextInt(3) > 0 ? "" : capture ? "?" : one(REPEATS);
            boolean empty = java.util.regex.Pattern.matches(inner.replace("\\z", "$"), "");
            return (capture ? "(" : "(?:") + inner + ")" + (empty ? "" : repeat);
        }

        private String one(String[] all) {
            return all[random.nextInt(all.length)];
        }
    }
}
