package io.canto.expr.regex;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Unicode property of a code point: a set of general categories, or a script.
 *
 * @param categories bits of {@link Character#getType(int)}; unused for a script
 * @param script the script, or null for categories
 * @param negated whether the code points without it are meant
 */
record Property(int categories, @Nullable UnicodeScript script, boolean negated) {
    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("Lu", (int) Character.UPPERCASE_LETTER),
            Map.entry("Ll", (int) Character.LOWERCASE_LETTER),
            Map.entry("Lt", (int) Character.TITLECASE_LETTER),
            Map.entry("Lm", (int) Character.MODIFIER_LETTER),
            Map.entry("Lo", (int) Character.OTHER_LETTER),
            Map.entry("Mn", (int) Character.NON_SPACING_MARK),
            Map.entry("Me", (int) Character.ENCLOSING_MARK),
            Map.entry("Mc", (int) Character.COMBINING_SPACING_MARK),
            Map.entry("Nd", (int) Character.DECIMAL_DIGIT_NUMBER),
            Map.entry("Nl", (int) Character.LETTER_NUMBER),
            Map.entry("No", (int) Character.OTHER_NUMBER),
            Map.entry("Zs", (int) Character.SPACE_SEPARATOR),
            Map.entry("Zl", (int) Character.LINE_SEPARATOR),
            Map.entry("Zp", (int) Character.PARAGRAPH_SEPARATOR),
            Map.entry("Cc", (int) Character.CONTROL),
            Map.entry("Cf", (int) Character.FORMAT),
            Map.entry("Co", (int) Character.PRIVATE_USE),
            Map.entry("Cs", (int) Character.SURROGATE),
            Map.entry("Pd", (int) Character.DASH_PUNCTUATION),
            Map.entry("Ps", (int) Character.START_PUNCTUATION),
            Map.entry("Pe", (int) Character.END_PUNCTUATION),
            Map.entry("Pc", (int) Character.CONNECTOR_PUNCTUATION),
            Map.entry("Po", (int) Character.OTHER_PUNCTUATION),
            Map.entry("Sm", (int) Character.MATH_SYMBOL),
            Map.entry("Sc", (int) Character.CURRENCY_SYMBOL),
            Map.entry("Sk", (int) Character.MODIFIER_SYMBOL),
            Map.entry("So", (int) Character.OTHER_SYMBOL),
            Map.entry("Pi", (int) Character.INITIAL_QUOTE_PUNCTUATION),
            Map.entry("Pf", (int) Character.FINAL_QUOTE_PUNCTUATION));

    /** Returns the property of a name as {@code \p} has it ({@code L}, {@code Nd}, {@code Greek}), or null. */
    static @Nullable Property named(String name, boolean negated) {
        int categories = 0;
        for (Map.Entry<String, Integer> type : TYPES.entrySet()) {
            if (type.getKey().equals(name)
                    || name.length() == 1 && type.getKey().startsWith(name)) {
                categories |= 1 << type.getValue();
            }
        }
        if (categories != 0) {
            return new Property(categories, null, negated);
        }
        if (name.length() < 3) {
            return null;
        }
        try {
            return new Property(0, UnicodeScript.forName(name.toUpperCase(Locale.ROOT)), negated);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a code point has it. */
    boolean test(int codePoint) {
        boolean has = script == null
                ? (categories >>> Character.getType(codePoint) & 1) != 0
                : UnicodeScript.of(codePoint) == script;
        return has != negated;
    }

    /** Returns it as an item of a bracket expression of {@code java.util.regex}, or of RE2. */
    String toClassItem(boolean forJava) {
        if (script != null) {
            return (negated ? "\\P{" : "\\p{") + (forJava ? "Is" + script.name() : scriptName(script)) + "}";
        }
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Integer> type : TYPES.entrySet()) {
            if ((categories >>> type.getValue() & 1) != 0) {
                names.add(type.getKey());
            }
        }
        String head = names.get(0).substring(0, 1);
        if (names.size() > 1 && (!forJava || !head.equals("C"))) {
            return (negated ? "\\P{" : "\\p{") + head + "}";
        }
        if (names.size() == 1) {
            return (negated ? "\\P{" : "\\p{") + names.get(0) + "}";
        }
        return negated ? "[\\P{C}\\p{Cn}]" : "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}";
    }

    private static String scriptName(UnicodeScript script) {
        StringBuilder name = new StringBuilder();
        for (String word : script.name().split("_")) {
            name.append(name.isEmpty() ? "" : "_")
                    .append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
