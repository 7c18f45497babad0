package io.canto.expr;

import io.canto.record.Delivery;
import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.*;

/**
 * Turns the tree of Spring's parser into nodes of ours, and refuses what is not of the language. Parts that are the same
 * for every record are computed here, once.
 */
final class Translator {
    private static final LogRecord NO_RECORD = new LogRecord();
    /** Of 1985-03-07T11:12:13Z, in seconds since 1970: a time as text would be read by much of java.time. */
    private static final LogRecord EARLY = recordAt(479_041_933L);
    /** Of 2038-10-24T22:33:44Z. */
    private static final LogRecord LATE = recordAt(2_171_572_424L);

    private final SpelSource source;
    private final CallTranslator calls;
    private final ChainTranslator chains;
    private final @Nullable List<Part> parts;
    private int nodes;
    private int depth;
    private int loops;
    private boolean needsFrame;

    /**
     * Makes one for one expression.
     *
     * @param parts is filled with every part and its node, or null
     */
    Translator(SpelSource source, @Nullable List<Part> parts) {
        this.source = source;
        this.parts = parts;
        this.calls = new CallTranslator(this, source);
        this.chains = new ChainTranslator(this, calls);
    }

    /** A part of an expression and what it became. */
    record Part(SpelNode tree, Node node, int depth, boolean isPerElement) {}

    Node translate(SpelNode tree) {
        if (++nodes > source.limits().maxNodes()) {
            throw error(
                    "the expression has more than " + source.limits().maxNodes() + " parts",
                    tree,
                    "split it over several operators");
        }
        int before = parts == null ? 0 : parts.size();
        depth++;
        Node node = dispatch(tree);
        depth--;
        if (parts != null) {
            parts.add(before, new Part(tree, node, depth, inLoop()));
        }
        return node;
    }

    /** Says that some node spends work or looks at elements, so that each evaluation needs a {@link Frame}. */
    void useFrame() {
        needsFrame = true;
    }

    boolean needsFrame() {
        return needsFrame;
    }

    /** Returns how many parts have been translated so far. */
    int nodes() {
        return nodes;
    }

    boolean inLoop() {
        return loops > 0;
    }

    /** Translates what is evaluated for each element of something. */
    Node translatePerElement(SpelNode tree) {
        useFrame();
        loops++;
        Node node = translate(tree);
        loops--;
        return node;
    }

    private Node dispatch(SpelNode tree) {
        if (tree instanceof Literal literal) {
            return constant(literal);
        }
        if (tree instanceof PropertyOrFieldReference name) {
            return chains.name(name);
        }
        if (tree instanceof CompoundExpression) {
            return chains.chain(tree);
        }
        if (tree instanceof MethodReference call) {
            return calls.function(call);
        }
        if (tree instanceof VariableReference) {
            return chains.variable(tree);
        }
        if (tree instanceof InlineList) {
            Node[] items = children(tree, 0);
            return fold(new Elements.InlineList(items), items);
        }
        if (tree instanceof InlineMap) {
            return map(tree);
        }
        return operator(tree);
    }

    private Node operator(SpelNode tree) {
        if (tree instanceof OpAnd || tree instanceof OpOr) {
            return logic(tree);
        }
        if (tree instanceof OperatorNot) {
            Node part = condition(tree.getChild(0));
            return fold(Logic.not(part), part);
        }
        if (tree instanceof Ternary) {
            Node condition = condition(tree.getChild(0));
            Node then = translate(tree.getChild(1));
            Node otherwise = translate(tree.getChild(2));
            return fold(new Logic.Ternary(condition, then, otherwise), condition, then, otherwise);
        }
        if (tree instanceof Elvis) {
            Node[] sides = children(tree, 0);
            return fold(new Logic.Elvis(sides[0], sides[1]), sides);
        }
        if (tree instanceof OperatorMatches) {
            return calls.pattern(Patterns.Use.OPERATOR, tree, children(tree, 0), tree.getChild(1), false);
        }
        if (tree instanceof Operator) {
            return binary(tree);
        }
        throw refused(tree);
    }

    private Node logic(SpelNode tree) {
        boolean isAnd = tree instanceof OpAnd;
        Class<?> same = isAnd ? OpAnd.class : OpOr.class;
        List<SpelNode> operands = new ArrayList<>();
        SpelNode left = tree;
        while (same.isInstance(left)) {
            operands.add(0, left.getChild(1));
            left = left.getChild(0);
        }
        operands.add(0, left);
        List<Node> kept = new ArrayList<>();
        for (SpelNode operand : operands) {
            Node part = condition(operand);
            boolean neutral = part instanceof Node.Constant constant
                    && Boolean.valueOf(isAnd).equals(constant.value);
            if (!neutral && (kept.isEmpty() || !(kept.get(kept.size() - 1) instanceof Node.Constant))) {
                kept.add(part);
            }
        }
        nodes += operands.size() - 2;
        if (kept.isEmpty()) {
            return new Node.Constant(isAnd);
        }
        Node[] all = kept.toArray(Node[]::new);
        if (all[0] instanceof Node.Constant constant) {
            return fold(new Logic.Not(new Logic.Not(constant)), constant);
        }
        if (all.length == 1) {
            return all[0].kind() == Kind.BOOLEAN ? all[0] : new Logic.Not(new Logic.Not(all[0]));
        }
        Node[] shared = SharedTests.join(isAnd, all);
        if (shared.length == 1) {
            return shared[0];
        }
        return isAnd ? new Logic.And(shared) : new Logic.Or(shared);
    }

    /** Translates a part that must be true or false. */
    private Node condition(SpelNode tree) {
        Node node = translate(tree);
        requireBoolean(node, tree);
        return node;
    }

    void requireBoolean(Node node, SpelNode tree) {
        if (!node.kind().meets(Kind.BOOLEAN)) {
            throw error("true or false expected, but this is " + node.kind(), tree, "compare it with something");
        }
    }

    private Node binary(SpelNode tree) {
        Node[] sides = children(tree, 0);
        Arithmetic.Operator operator = arithmetic(tree);
        if (operator != null) {
            return arithmetic(operator, tree, sides);
        }
        if (tree instanceof OpEQ) {
            return fold(equal(sides[0], sides[1]), sides);
        }
        if (tree instanceof OpNE) {
            return fold(Logic.not(equal(sides[0], sides[1])), sides);
        }
        if (tree instanceof OperatorBetween) {
            return fold(new Comparisons.Between(sides[0], sides[1], inLoop()), sides);
        }
        Comparisons.Order order = order(tree);
        if (order == null) {
            throw refused(tree);
        }
        requireOrder(tree, sides[0].kind(), sides[1].kind());
        return fold(ordered(order, sides[0], sides[1]), sides);
    }

    private static Comparisons.@Nullable Order order(SpelNode tree) {
        if (tree instanceof OpLT) {
            return Comparisons.Order.LESS;
        }
        if (tree instanceof OpLE) {
            return Comparisons.Order.LESS_OR_EQUAL;
        }
        if (tree instanceof OpGT) {
            return Comparisons.Order.GREATER;
        }
        return tree instanceof OpGE ? Comparisons.Order.GREATER_OR_EQUAL : null;
    }

    private void requireOrder(SpelNode tree, Kind left, Kind right) {
        for (Kind kind : List.of(Kind.NUMBER, Kind.TEXT, Kind.TIME, Kind.BOOLEAN)) {
            if (left.meets(kind) && right.meets(kind)) {
                return;
            }
        }
        throw error(
                left + " and " + right + " have no order", tree, "convert one with int(...), double(...) or text(...)");
    }

    private Node ordered(Comparisons.Order order, Node left, Node right) {
        if (right instanceof Node.Constant constant && constant.value instanceof Long bound) {
            return orderedLong(order, left, bound);
        }
        if (left instanceof Node.Constant constant && constant.value instanceof Long bound) {
            return orderedLong(order.turned(), right, bound);
        }
        return new Comparisons.Ordered(order, left, right, inLoop());
    }

    private static Node orderedLong(Comparisons.Order order, Node part, Long bound) {
        Node ofSeverity = Comparisons.OrderedLong.ofSeverity(order, part, bound);
        return ofSeverity != null ? ofSeverity : new Comparisons.OrderedLong(order, part, bound);
    }

    private Node equal(Node left, Node right) {
        if (left instanceof Node.Constant && !(right instanceof Node.Constant)) {
            return equal(right, left);
        }
        if (right instanceof Node.Constant constant && !(constant.value instanceof Failure)) {
            return constant.value instanceof String text
                    ? new Comparisons.EqualText(left, text)
                    : new Comparisons.EqualConstant(left, constant.value);
        }
        return new Comparisons.Equal(left, right, inLoop());
    }

    private static Arithmetic.@Nullable Operator arithmetic(SpelNode tree) {
        if (tree instanceof OpPlus) {
            return Arithmetic.Operator.ADD;
        }
        if (tree instanceof OpMinus) {
            return Arithmetic.Operator.SUBTRACT;
        }
        if (tree instanceof OpMultiply) {
            return Arithmetic.Operator.MULTIPLY;
        }
        if (tree instanceof OpDivide) {
            return Arithmetic.Operator.DIVIDE;
        }
        if (tree instanceof OpModulus) {
            return Arithmetic.Operator.REMAINDER;
        }
        return tree instanceof OperatorPower ? Arithmetic.Operator.POWER : null;
    }

    private Node arithmetic(Arithmetic.Operator operator, SpelNode tree, Node[] sides) {
        if (sides.length == 1) {
            if (!sides[0].kind().meets(Kind.NUMBER)) {
                throw error(sides[0].kind() + " has no sign", tree, null);
            }
            return fold(new Arithmetic.Sign(operator == Arithmetic.Operator.SUBTRACT, sides[0]), sides);
        }
        if (operator == Arithmetic.Operator.ADD || operator == Arithmetic.Operator.MULTIPLY) {
            useFrame();
        }
        return fold(new Arithmetic.Binary(operator, sides[0], sides[1], inLoop()), sides);
    }

    private Node map(SpelNode tree) {
        int size = tree.getChildCount() / 2;
        Node[] keys = new Node[size];
        Node[] values = new Node[size];
        List<Node> all = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            SpelNode key = tree.getChild(at * 2);
            keys[at] = key instanceof PropertyOrFieldReference name
                    ? new Node.Constant(name.getName().intern())
                    : translate(key);
            if (!keys[at].kind().meets(Kind.TEXT)) {
                throw error("a key must be text, not " + keys[at].kind(), key, "quote it");
            }
            values[at] = translate(tree.getChild(at * 2 + 1));
            all.add(keys[at]);
            all.add(values[at]);
        }
        return fold(new Elements.InlineMap(keys, values), all.toArray(Node[]::new));
    }

    Node[] children(SpelNode tree, int from) {
        Node[] children = new Node[tree.getChildCount() - from];
        for (int at = 0; at < children.length; at++) {
            children[at] = translate(tree.getChild(from + at));
        }
        return children;
    }

    /** Computes a node now if all that it depends on is known. */
    static Node fold(Node node, Node... children) {
        return areConstant(children) ? new Node.Constant(node.value(NO_RECORD, new Frame())) : node;
    }

    /** Does so with a node that may ask what time it is, if it has one value at two times that have nothing in common. */
    static Node foldForAllTimes(Node node, Node... children) {
        if (!areConstant(children)) {
            return node;
        }
        Object value = node.value(EARLY, new Frame());
        return Objects.equals(value, node.value(LATE, new Frame())) ? new Node.Constant(value) : node;
    }

    private static boolean areConstant(Node... children) {
        for (Node child : children) {
            if (!child.isConstant()) {
                return false;
            }
        }
        return true;
    }

    private static LogRecord recordAt(long seconds) {
        LogRecord record = new LogRecord();
        record.setDelivery(Delivery.untracked(InstantSource.fixed(Instant.ofEpochSecond(seconds))), 0);
        return record;
    }

    private ExpressionException refused(SpelNode tree) {
        String what;
        if (tree instanceof TypeReference || tree instanceof OperatorInstanceof) {
            what = "types";
        } else if (tree instanceof ConstructorReference) {
            what = "constructors";
        } else if (tree instanceof BeanReference) {
            what = "beans";
        } else if (tree instanceof Assign) {
            return error("assignments are not part of the language", tree, "write == to compare");
        } else if (tree instanceof OpInc || tree instanceof OpDec) {
            what = "assignments";
        } else if (tree instanceof FunctionReference) {
            return error("functions are called without '#'", tree, "write name(...), as in lower(body)");
        } else {
            what = "such expressions";
        }
        return error(what + " are not part of the language", tree, "an expression reads a record and changes nothing");
    }

    private Node constant(Literal literal) {
        Object value = Values.of(literal.getLiteralValue().getValue());
        if (value instanceof Double number && number.isInfinite()) {
            String written = source.text().substring(literal.getStartPosition(), literal.getEndPosition());
            throw error("'" + written + "' is too large for a decimal", literal, null);
        }
        return new Node.Constant(value);
    }

    ExpressionException error(String message, SpelNode tree, @Nullable String hint) {
        return source.error(message, tree.getStartPosition(), tree.getEndPosition(), hint);
    }
}
