package io.canto.expr.translate;

import io.canto.expr.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a foreign expression, read from left to right. */
final class Tokens {
    private static final List<String> SIGNS = List.of(
            "...", "!~", "=~", "|=", "|~", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "**", "..", "+", "-", "*",
            "/", "%", "<", ">", "!", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".", "|", "#", "^", "=", ";");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** What a token is. */
    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /**
     * One word.
     *
     * @param text the name, sign or number as written, or the value of a text
     */
    record Token(Kind kind, String text, int offset, int length) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
        }
    }

    Tokens(String source) {
        this.source = source;
        int at = 0;
        while (at < source.length()) {
            char letter = source.charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
            } else {
                Token token = read(at, letter);
                tokens.add(token);
                at += token.length;
            }
        }
        tokens.add(new Token(Kind.END, "the end", source.length(), 1));
    }

    private Token read(int at, char letter) {
        if (letter == '"' || letter == '\'' || letter == '`') {
            return text(at, letter);
        }
        int end = at;
        if (Character.isDigit(letter)) {
            while (end < source.length() && isNumberPart(end)) {
                end++;
            }
            return new Token(Kind.NUMBER, source.substring(at, end).replace("_", ""), at, end - at);
        }
        if (Character.isLetter(letter) || letter == '_' || letter == '$') {
            while (end < source.length() && isNamePart(source.charAt(end))) {
                end++;
            }
            return new Token(Kind.NAME, source.substring(at, end), at, end - at);
        }
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                return new Token(Kind.SIGN, sign, at, sign.length());
            }
        }
        throw new ExpressionException("'" + letter + "' is not understood here", at, 1, null);
    }

    /** A dot is part of a number only where a digit follows, so that {@code 1..3} stays a range. */
    private boolean isNumberPart(int at) {
        char letter = source.charAt(at);
        return Character.isLetterOrDigit(letter)
                || letter == '_'
                || letter == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
    }

    private static boolean isNamePart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
    }

    private Token text(int from, char quote) {
        StringBuilder value = new StringBuilder();
        int at = from + 1;
        while (at < source.length() && source.charAt(at) != quote) {
            char letter = source.charAt(at);
            if (letter == '\\' && quote != '`' && at + 1 < source.length()) {
                at++;
                value.append(unescaped(at));
                at += source.charAt(at) == 'u' ? 4 : 0;
            } else {
                value.append(letter);
            }
            at++;
        }
        if (at >= source.length()) {
            throw new ExpressionException("this text has no closing " + quote, from, source.length() - from, null);
        }
        return new Token(Kind.TEXT, value.toString(), from, at + 1 - from);
    }

    private char unescaped(int at) {
        return switch (source.charAt(at)) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> unicode(at);
            default -> source.charAt(at);
        };
    }

    private char unicode(int at) {
        try {
            return (char) Integer.parseInt(source.substring(at + 1, Math.min(source.length(), at + 5)), 16);
        } catch (NumberFormatException e) {
            throw new ExpressionException("\\u needs four hex digits", at - 1, 2, null);
        }
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next token if it is this sign or name. */
    boolean takeIf(String sign) {
        if (peek().is(sign)) {
            take();
            return true;
        }
        return false;
    }

    Token need(Kind kind, String what) {
        Token token = take();
        if (token.kind != kind) {
            throw wrong(token, what + " should stand where '" + token.text + "' is", null);
        }
        return token;
    }

    void need(String sign) {
        Token token = take();
        if (!token.is(sign)) {
            throw wrong(token, "'" + sign + "' should stand where '" + token.text + "' is", null);
        }
    }

    static ExpressionException wrong(Token token, String message, @Nullable String hint) {
        return new ExpressionException(message, token.offset, token.length, hint);
    }

    /** Returns a text as SpEL writes it. */
    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
