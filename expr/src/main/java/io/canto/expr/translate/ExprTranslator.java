package io.canto.expr.translate;

import io.canto.expr.Expressions;
import io.canto.expr.translate.Tokens.Kind;
import io.canto.expr.translate.Tokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expr (expr-lang) to SpEL: a parser by precedence that writes as it reads. {@code matches} is a search there, so it becomes
 * {@code find}; {@code in} becomes {@code contains}; {@code ??} becomes {@code coalesce}.
 */
final class ExprTranslator {
    private static final int MAX_DEPTH = 50;

    /** The loosest first. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("||", "or"),
            List.of("&&", "and"),
            List.of("==", "!=", "<", "<=", ">", ">=", "in", "not", "matches", "contains", "startsWith", "endsWith"),
            List.of("??"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private static final Map<String, String> ROOTS = roots();

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("env", "env"),
            Map.entry("len", "length"),
            Map.entry("lower", "lower"),
            Map.entry("upper", "upper"),
            Map.entry("trim", "trim"),
            Map.entry("int", "int"),
            Map.entry("float", "double"),
            Map.entry("string", "text"),
            Map.entry("abs", "abs"),
            Map.entry("now", "now"),
            Map.entry("hasPrefix", "starts_with"),
            Map.entry("hasSuffix", "ends_with"));

    private final Tokens tokens;
    private int depth;

    ExprTranslator(String source) {
        tokens = new Tokens(source);
    }

    /** What Stanza calls a part of a record, and what we do, for those who mix the languages. */
    private static Map<String, String> roots() {
        Map<String, String> roots = new HashMap<>(Map.of(
                "$", "body",
                "$record", "body",
                "$labels", "attributes",
                "$resource", "resource",
                "$timestamp", "timestamp"));
        Expressions.fields().forEach(field -> roots.put(field.name(), field.name()));
        return Map.copyOf(roots);
    }

    String translate() {
        String spel = conditional();
        Token rest = tokens.peek();
        if (rest.kind() != Kind.END) {
            throw Tokens.wrong(rest, "'" + rest.text() + "' should not stand here", null);
        }
        return spel;
    }

    private String conditional() {
        String condition = binary(0);
        if (tokens.takeIf("?")) {
            String yes = conditional();
            tokens.need(":");
            condition = "(" + condition + " ? " + yes + " : " + conditional() + ")";
        }
        return condition;
    }

    private String binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        String left = binary(level + 1);
        while (LEVELS.get(level).contains(tokens.peek().text()) && tokens.peek().kind() != Kind.TEXT) {
            Token operator = tokens.take();
            boolean negated = operator.is("not");
            if (negated) {
                operator = tokens.take();
                if (!LEVELS.get(level).contains(operator.text())) {
                    throw Tokens.wrong(operator, "an operator should stand behind 'not'", null);
                }
            }
            String combined = combine(operator, left, binary(level + 1));
            left = negated ? "not " + combined : combined;
        }
        return left;
    }

    private static String combine(Token operator, String left, String right) {
        return switch (operator.text()) {
            case "||", "or" -> "(" + left + " or " + right + ")";
            case "&&", "and" -> left + " and " + right;
            case "matches" -> "find(" + left + ", " + right + ")";
            case "contains" -> "contains(" + left + ", " + right + ")";
            case "startsWith" -> "starts_with(" + left + ", " + right + ")";
            case "endsWith" -> "ends_with(" + left + ", " + right + ")";
            case "in" -> "contains(" + right + ", " + left + ")";
            case "??" -> "coalesce(" + left + ", " + right + ")";
            case "+", "-" -> "(" + left + " " + operator.text() + " " + right + ")";
            default -> left + " " + operator.text() + " " + right;
        };
    }

    private static String bracketed(String spel) {
        return isBracketed(spel) ? spel : "(" + spel + ")";
    }

    /** Whether one pair of brackets is around all of it. */
    private static boolean isBracketed(String spel) {
        int open = 0;
        boolean quoted = false;
        for (int at = 0; at < spel.length(); at++) {
            char character = spel.charAt(at);
            quoted ^= character == '\'';
            if (!quoted && character == '(') {
                open++;
            } else if (!quoted && character == ')') {
                open--;
            }
            if (open == 0) {
                return at > 0 && at == spel.length() - 1;
            }
        }
        return false;
    }

    /** Every way into the depth leads through here. */
    private String unary() {
        if (++depth > MAX_DEPTH) {
            throw Tokens.wrong(tokens.peek(), "this is nested too deeply", null);
        }
        String value = negation();
        depth--;
        return value;
    }

    private String negation() {
        Token token = tokens.peek();
        if (tokens.takeIf("not") || tokens.takeIf("!")) {
            // 'not' binds loosely there and takes the whole comparison behind it
            return "not " + (token.is("not") ? bracketed(binary(2)) : unary());
        }
        if (tokens.takeIf("-")) {
            return "-" + unary();
        }
        return postfix(primary());
    }

    private String primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> Tokens.quote(token.text());
            case NUMBER -> token.text();
            case NAME -> name(token);
            case SIGN ->
                switch (token.text()) {
                    case "(" -> {
                        String inner = conditional();
                        tokens.need(")");
                        yield bracketed(inner);
                    }
                    case "[" -> "{" + String.join(", ", items("]")) + "}";
                    default -> throw Tokens.wrong(token, "'" + token.text() + "' has no like in our expressions", null);
                };
            case END -> throw Tokens.wrong(token, "the expression ends too early", null);
        };
    }

    private String name(Token token) {
        String name = token.text();
        if (name.equals("true") || name.equals("false")) {
            return name;
        }
        if (name.equals("nil") || name.equals("null")) {
            return "null";
        }
        if (tokens.takeIf("(")) {
            String function = FUNCTIONS.get(name);
            if (function == null) {
                throw Tokens.wrong(
                        token,
                        "the function '" + name + "' has no like in our expressions",
                        "'canto expr --list' names those there are");
            }
            return function + "(" + String.join(", ", items(")")) + ")";
        }
        String root = ROOTS.get(name);
        if (root == null) {
            throw Tokens.wrong(
                    token, "'" + name + "' is no part of a record", "there are body, attributes, resource, timestamp");
        }
        return root;
    }

    private List<String> items(String end) {
        List<String> items = new ArrayList<>();
        while (!tokens.takeIf(end)) {
            if (!items.isEmpty()) {
                tokens.need(",");
            }
            items.add(conditional());
        }
        return items;
    }

    private String postfix(String start) {
        String value = start;
        while (true) {
            Token token = tokens.peek();
            if (token.is("..")) {
                throw Tokens.wrong(token, "a range has no like in our expressions", "compare with 'between {1, 5}'");
            }
            if (tokens.takeIf(".") || tokens.takeIf("?.")) {
                value = value + token.text() + tokens.need(Kind.NAME, "a name").text();
            } else if (tokens.takeIf("[")) {
                value = value + "[" + conditional() + "]";
                tokens.need("]");
            } else {
                return value;
            }
        }
    }
}
