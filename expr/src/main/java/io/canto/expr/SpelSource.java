package io.canto.expr;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.SpelParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * The text of an expression, and the tree that Spring's parser makes of it. What could overflow the parser is refused
 * before it is asked, and whatever it throws becomes an {@link ExpressionException} that says where.
 *
 * <p>Spring reads expressions here and does nothing else: no node of its tree is ever evaluated.
 */
final class SpelSource {
    private static final int MAX_HINT = 30;

    private final String text;
    private final int offset;
    private final ExpressionLimits limits;

    /**
     * Takes a text.
     *
     * @param offset where it begins in what the user wrote, to be added to positions
     * @param limits how large it may be
     */
    SpelSource(String text, int offset, ExpressionLimits limits) {
        this.text = text;
        this.offset = offset;
        this.limits = limits;
    }

    String text() {
        return text;
    }

    ExpressionLimits limits() {
        return limits;
    }

    /** Returns the tree. */
    SpelNode parse() {
        checkSize();
        checkNesting();
        try {
            return new SpelExpressionParser().parseRaw(text).getAST();
        } catch (ParseException e) {
            throw explain(e);
        } catch (RuntimeException | StackOverflowError e) {
            throw error("this is no expression", firstDigit(), text.length(), null);
        }
    }

    ExpressionException error(String message, int from, int to, @Nullable String hint) {
        int start = Math.max(0, Math.min(from, Math.max(0, text.length() - 1)));
        int end = Math.max(start + 1, Math.min(to, Math.max(1, text.length())));
        return new ExpressionException(message, offset + start, end - start, hint);
    }

    private void checkSize() {
        if (text.isBlank()) {
            throw error("the expression is empty", 0, 1, "write one such as body.status >= 500");
        }
        if (text.length() > limits.maxLength()) {
            throw error(
                    "the expression has " + text.length() + " characters, more than " + limits.maxLength(),
                    limits.maxLength(),
                    text.length(),
                    "split it over several operators");
        }
    }

    /** Counts what makes the parser call itself: brackets, signs and the branches of ternaries, outside quotes. */
    private void checkNesting() {
        int open = 0;
        int run = 0;
        int branches = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\'' || character == '"') {
                at = endOfQuote(at);
                run = 0;
                continue;
            }
            if (Character.isWhitespace(character)) {
                continue;
            }
            switch (character) {
                case '(', '[', '{' -> open++;
                case ')', ']', '}' -> open--;
                case '!', '-', '+' -> run++;
                case '?' -> branches++;
                default -> run = 0;
            }
            if (isWord(at, "not")) {
                run += 2;
                at += 2;
            }
            if (open > limits.maxNesting() || run > limits.maxNesting() || branches > 2 * limits.maxNesting()) {
                throw error(
                        "the expression is nested more than " + limits.maxNesting() + " deep",
                        at,
                        at + 1,
                        "split it over several operators");
            }
        }
    }

    private boolean isWord(int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length())
                && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
                && (at + word.length() == text.length()
                        || !Character.isJavaIdentifierPart(text.charAt(at + word.length())));
    }

    private int endOfQuote(int at) {
        int end = text.indexOf(text.charAt(at), at + 1);
        return end < 0 ? text.length() : end;
    }

    private int firstDigit() {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isDigit(text.charAt(at))) {
                return at;
            }
        }
        return 0;
    }

    private ExpressionException explain(ParseException e) {
        int at = e.getPosition();
        if (!(e instanceof SpelParseException spel)) {
            return error("this is no expression", at, at + 1, null);
        }
        Object[] inserts = spel.getInserts();
        String first = inserts.length > 0 ? shorten(String.valueOf(inserts[0])) : "";
        return switch (spel.getMessageCode()) {
            case NON_TERMINATING_QUOTED_STRING, NON_TERMINATING_DOUBLE_QUOTED_STRING ->
                error("the quote is not closed", at, text.length(), "a quote inside text is written twice");
            case MORE_INPUT ->
                error(
                        "'" + first + "' does not belong here",
                        at,
                        at + first.length(),
                        "is an operator missing before it?");
            case NOT_AN_INTEGER -> tooLarge(text.startsWith("0x" + first, at) ? "0x" + first : first, at);
            case NOT_A_LONG -> error("'" + first + "' is too large for an integer", at, at + first.length(), null);
            case NOT_A_REAL -> error("'" + first + "' is no number", at, at + first.length(), null);
            case OOD, RIGHT_OPERAND_PROBLEM, RUN_OUT_OF_ARGUMENTS ->
                error("something is missing here", at, at + 1, "is a bracket not closed, or an operand missing?");
            case MISSING_CHARACTER -> error("a '" + first + "' is missing", at, at + 1, null);
            case NOT_EXPECTED_TOKEN ->
                error(
                        token(inserts[inserts.length - 1]) + " does not belong here, " + token(inserts[0]) + " does",
                        at,
                        at + 1,
                        null);
            case UNSUPPORTED_CHARACTER, UNEXPECTED_ESCAPE_CHAR ->
                error("this character does not belong here", at, at + 1, "text stands in quotes: 'text'");
            default -> error("this is no expression", at, at + 1, hint(first));
        };
    }

    private ExpressionException tooLarge(String number, int at) {
        String integer = isLong(number) ? "a plain integer" : "an integer";
        return error(
                "'" + number + "' is too large for " + integer,
                at,
                at + number.length(),
                isLong(number) ? "write " + number + "L" : null);
    }

    private static boolean isLong(String number) {
        try {
            Long.decode(number);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns what Spring's parser calls {@code rparen())} or {@code identifier} as it is written. */
    private static String token(Object kind) {
        String name = String.valueOf(kind);
        int sign = name.indexOf('(');
        if (sign > 0) {
            return "'" + name.substring(sign + 1, name.length() - 1) + "'";
        }
        return switch (name) {
            case "identifier" -> "a name";
            case "literal_string" -> "text in quotes";
            default -> "a number";
        };
    }

    private static @Nullable String hint(String first) {
        return first.isEmpty() ? null : "look at '" + first + "'";
    }

    private static String shorten(String text) {
        return text.length() > MAX_HINT ? text.substring(0, MAX_HINT) + "..." : text;
    }
}
