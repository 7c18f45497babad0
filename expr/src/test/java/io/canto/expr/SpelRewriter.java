package io.canto.expr;

import io.canto.record.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.*;

/**
 * Writes an expression anew for Spring's interpreter, with calls of our primitives in place of what our language defines
 * otherwise: indexes and, unless it is asked for Spring's own operators, equality, order and arithmetic.
 */
final class SpelRewriter {
    static final String CALL = "fn_";
    static final String PRIMITIVE = "fn_primitive_";

    private static final Map<Class<?>, String> OPERATORS = Map.ofEntries(
            Map.entry(OpEQ.class, "=="),
            Map.entry(OpNE.class, "!="),
            Map.entry(OpLT.class, "<"),
            Map.entry(OpLE.class, "<="),
            Map.entry(OpGT.class, ">"),
            Map.entry(OpGE.class, ">="),
            Map.entry(OpPlus.class, "+"),
            Map.entry(OpMinus.class, "-"),
            Map.entry(OpMultiply.class, "*"),
            Map.entry(OpDivide.class, "/"),
            Map.entry(OpModulus.class, "%"),
            Map.entry(OperatorPower.class, "^"));

    private static final Map<String, String> PRIMITIVES = Map.ofEntries(
            Map.entry("==", "eq"),
            Map.entry("!=", "ne"),
            Map.entry("<", "lt"),
            Map.entry("<=", "le"),
            Map.entry(">", "gt"),
            Map.entry(">=", "ge"),
            Map.entry("+", "add"),
            Map.entry("-", "subtract"),
            Map.entry("*", "multiply"),
            Map.entry("/", "divide"),
            Map.entry("%", "remainder"),
            Map.entry("^", "power"));

    /** What fails here where Spring's interpreter wraps, gives an infinite number or takes a text for a character. */
    private static final Set<String> OURS = Set.of("-", "*", "/", "%", "^");

    private final boolean isNative;

    private SpelRewriter(boolean isNative) {
        this.isNative = isNative;
    }

    static String rewrite(SpelNode tree, boolean isNative) {
        return new SpelRewriter(isNative).write(tree);
    }

    private String write(SpelNode tree) {
        if (tree instanceof CompoundExpression) {
            return chain(tree);
        }
        if (tree instanceof MethodReference call) {
            return "#root." + CALL + call.getName() + arguments(tree);
        }
        if (tree instanceof OpAnd || tree instanceof OpOr) {
            return "(" + child(tree, 0) + (tree instanceof OpAnd ? " and " : " or ") + child(tree, 1) + ")";
        }
        if (tree instanceof OperatorNot) {
            return "!(" + child(tree, 0) + ")";
        }
        if (tree instanceof Ternary) {
            return "(" + child(tree, 0) + " ? " + child(tree, 1) + " : " + child(tree, 2) + ")";
        }
        if (tree instanceof Elvis) {
            return "(" + child(tree, 0) + " ?: " + child(tree, 1) + ")";
        }
        if (tree instanceof OperatorMatches) {
            return "(" + primitive("scalar", child(tree, 0)) + " matches " + child(tree, 1) + ")";
        }
        if (tree instanceof OperatorBetween) {
            return "(" + child(tree, 0) + " between " + child(tree, 1) + ")";
        }
        if (OPERATORS.containsKey(tree.getClass())) {
            return operator(tree, OPERATORS.get(tree.getClass()));
        }
        if (tree instanceof InlineList) {
            return "{" + String.join(", ", children(tree)) + "}";
        }
        if (tree instanceof InlineMap) {
            return map(tree);
        }
        if (tree instanceof VariableReference && tree.toStringAST().equals("#this")) {
            return primitive("element", "#this");
        }
        return tree instanceof LongLiteral ? tree.toStringAST() + "L" : tree.toStringAST();
    }

    private String operator(SpelNode tree, String operator) {
        if (tree.getChildCount() == 1) {
            return primitive(operator.equals("-") ? "negate" : "plus", child(tree, 0));
        }
        boolean keep = isNative && !OURS.contains(operator);
        if (operator.equals("==") || operator.equals("!=")) {
            keep &= tree.getChild(0) instanceof Literal || tree.getChild(1) instanceof Literal;
        }
        return keep
                ? "(" + child(tree, 0) + " " + operator + " " + child(tree, 1) + ")"
                : primitive(PRIMITIVES.get(operator), child(tree, 0), child(tree, 1));
    }

    private String chain(SpelNode tree) {
        String text = write(tree.getChild(0));
        for (int at = 1; at < tree.getChildCount(); at++) {
            SpelNode step = tree.getChild(at);
            String dot = step instanceof SpelNodeImpl node && node.isNullSafe() ? "?." : ".";
            if (step instanceof Indexer) {
                SpelNode inner = step.getChild(0);
                text = primitive(
                        "index",
                        text,
                        inner instanceof PropertyOrFieldReference name ? "'" + name.getName() + "'" : write(inner));
            } else if (step instanceof MethodReference call) {
                text = text + dot + call.getName() + arguments(step);
            } else if (step instanceof Selection) {
                String chosen = text + dot + step.toStringAST().charAt(0) + "[" + child(step, 0) + "]";
                // Spring's selection loses the order of a map.
                text = step.toStringAST().charAt(0) == '?' ? primitive("ordered", chosen, text) : chosen;
            } else if (step instanceof Projection) {
                text = text + dot + "![" + child(step, 0) + "]";
            } else {
                text = text + dot + step.toStringAST();
            }
        }
        return text;
    }

    private String map(SpelNode tree) {
        StringBuilder text = new StringBuilder("{");
        for (int at = 0; at < tree.getChildCount(); at += 2) {
            SpelNode key = tree.getChild(at);
            text.append(at == 0 ? "" : ", ")
                    .append(key instanceof PropertyOrFieldReference ? key.toStringAST() : write(key))
                    .append(": ")
                    .append(child(tree, at + 1));
        }
        return text.append(tree.getChildCount() == 0 ? ":}" : "}").toString();
    }

    private String arguments(SpelNode tree) {
        return "(" + String.join(", ", children(tree)) + ")";
    }

    private List<String> children(SpelNode tree) {
        return java.util.stream.IntStream.range(0, tree.getChildCount())
                .mapToObj(at -> child(tree, at))
                .toList();
    }

    private String child(SpelNode tree, int at) {
        return write(tree.getChild(at));
    }

    private static String primitive(String name, String... arguments) {
        return "#root." + PRIMITIVE + name + "(" + String.join(", ", arguments) + ")";
    }

    /** Does what a primitive stands for. */
    static @Nullable Object primitive(String name, List<@Nullable Object> values) {
        Object left = values.get(0);
        Object right = values.size() > 1 ? values.get(1) : null;
        return switch (name) {
            case "eq" -> Comparisons.equal(left, right);
            case "ne" -> !Comparisons.equal(left, right);
            case "lt" -> order(Comparisons.Order.LESS, left, right);
            case "le" -> order(Comparisons.Order.LESS_OR_EQUAL, left, right);
            case "gt" -> order(Comparisons.Order.GREATER, left, right);
            case "ge" -> order(Comparisons.Order.GREATER_OR_EQUAL, left, right);
            case "negate" -> Arithmetic.negate(left);
            case "plus" -> left instanceof Number ? left : Failures.NEGATE.of(left);
            case "element" -> left;
            case "ordered" -> ordered(left, right);
            case "scalar" ->
                left instanceof String || left instanceof Number || left instanceof Boolean
                        ? left
                        : Failures.MATCHES.of(left);
            case "index" -> left == null ? null : Access.element(left, right);
            default ->
                Arithmetic.Operator.valueOf(name.toUpperCase(java.util.Locale.ROOT))
                        .apply(left, right);
        };
    }

    private static @Nullable Object ordered(@Nullable Object chosen, @Nullable Object all) {
        if (!(chosen instanceof Fields fields) || !(all instanceof Fields from)) {
            return chosen;
        }
        Fields ordered = new Fields();
        from.keySet().stream().filter(fields::containsKey).forEach(key -> ordered.put(key, fields.get(key)));
        return ordered;
    }

    private static Object order(Comparisons.Order order, @Nullable Object left, @Nullable Object right) {
        int compared = Comparisons.compare(left, right);
        return compared == Comparisons.UNORDERED ? Failures.ORDER.of(left, right) : (Object) order.holds(compared);
    }
}
