package io.canto.expr;

import io.canto.record.LogRecord;
import io.canto.record.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.MethodReference;

/** Translates calls of functions and methods, and checks their arguments as far as they are known. */
final class CallTranslator {
    private final Translator translator;
    private final SpelSource source;

    CallTranslator(Translator translator, SpelSource source) {
        this.translator = translator;
        this.source = source;
    }

    /** A call by name; within a selection or projection it may also be a method of the element. */
    Node function(MethodReference tree) {
        Function function = Functions.named(tree.getName());
        int given = tree.getChildCount();
        if (translator.inLoop() && (function == null || !function.info().takes(given))) {
            Function method = Functions.method(tree.getName());
            if (method != null && method.info().takes(given + 1)) {
                return method(new Access.Item(), tree);
            }
        }
        if (function == null) {
            throw unknown("function", tree, Names.nearest(tree.getName(), Functions.names()));
        }
        if (!function.info().takes(given)) {
            throw wrongCount(function.info(), tree, function.info().signature());
        }
        return call(function, tree, false, translator.children(tree, 0), 0);
    }

    /** A call with its first argument before the dot. */
    Node method(Node of, MethodReference tree) {
        Function function = Functions.method(tree.getName());
        if (function == null) {
            throw unknown("method", tree, Names.nearest(tree.getName(), Functions.methodNames()));
        }
        Node[] rest = translator.children(tree, 0);
        if (!function.info().takes(rest.length + 1)) {
            throw wrongCount(
                    function.info(),
                    tree,
                    function.info().signature().replaceFirst("^\\w+\\(", tree.getName() + "(")
                            + ", the first being what stands before the dot");
        }
        Node[] arguments = new Node[rest.length + 1];
        arguments[0] = of;
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        return call(function, tree, tree.isNullSafe(), arguments, 1);
    }

    private Node call(Function function, MethodReference tree, boolean safe, Node[] arguments, int before) {
        checkKinds(function.info(), tree, safe, arguments, before);
        String name = function.info().name();
        Patterns.Use use = switch (name) {
            case "find" -> Patterns.Use.FIND;
            case "matches" -> Patterns.Use.MATCHES;
            case "extract" -> Patterns.Use.EXTRACT;
            case "replace_all" -> Patterns.Use.REPLACE;
            default -> null;
        };
        if (use != null) {
            return pattern(use, tree, arguments, tree.getChild(1 - before), safe);
        }
        Node special = safe || arguments.length != 2 ? null : special(function, arguments[0], arguments[1]);
        Node call = special != null ? special : plain(function, safe, arguments);
        if (function.isTimed()) {
            return Translator.foldForAllTimes(call, arguments);
        }
        if (function.isPure()) {
            return arguments.length == 0 ? call : Translator.fold(call, arguments);
        }
        if (name.equals("env") && arguments[0] instanceof Node.Constant) {
            return new Loaded(((Node.Constant) Translator.fold(call, arguments)).value);
        }
        return call;
    }

    private Node plain(Function function, boolean safe, Node... arguments) {
        boolean counts = translator.inLoop() || !function.isCheap();
        if (counts) {
            translator.useFrame();
        }
        return Call.of(function, safe, counts ? function.weight() : 0, arguments);
    }

    private @Nullable Node special(Function function, Node first, Node second) {
        if (translator.inLoop()) {
            return null;
        }
        TextTests.Place place = TextTests.Place.of(function.info().name());
        if (place != null && second instanceof Node.Constant constant && constant.value instanceof String part) {
            return new TextTests.HasPart(place, first, part, function);
        }
        if (place == TextTests.Place.ANYWHERE
                && first instanceof Node.Constant constant
                && constant.value instanceof List<?> list) {
            return TextTests.OneOf.of(second, Values.list(list.toArray()));
        }
        return null;
    }

    /** A use of a pattern, compiled now if it is written down. */
    Node pattern(Patterns.Use use, SpelNode tree, Node[] arguments, SpelNode patternTree, boolean safe) {
        Node argument = arguments.length > 2 ? arguments[2] : null;
        Kind kind = arguments[0].kind();
        boolean fits = kind.meets(Kind.TEXT)
                || use == Patterns.Use.OPERATOR && (kind.meets(Kind.NUMBER) || kind.meets(Kind.BOOLEAN));
        if (!fits && !safe) {
            throw translator.error("a pattern needs text, but this is " + kind, tree, null);
        }
        if (!(arguments[1] instanceof Node.Constant constant)) {
            translator.useFrame();
            return new Patterns.Computed(use, arguments[0], arguments[1], argument, safe, translator.inLoop());
        }
        if (!(constant.value instanceof String pattern)) {
            throw translator.error("a pattern must be text", patternTree, null);
        }
        Regex regex = compile(pattern, patternTree);
        checkArgument(use, regex, argument, tree);
        boolean isTest = use.result == Kind.BOOLEAN && argument == null && !safe && !translator.inLoop();
        Node node = isTest
                ? Patterns.Search.of(use, arguments[0], regex)
                : new Patterns.Literal(use, arguments[0], regex, argument, safe, translator.inLoop());
        Node[] all = argument == null ? new Node[] {arguments[0]} : new Node[] {arguments[0], argument};
        return Translator.fold(node, all);
    }

    /** Checks the group or the replacement that goes with a pattern, if both are written down. */
    private void checkArgument(Patterns.Use use, Regex regex, @Nullable Node argument, SpelNode tree) {
        if (!(argument instanceof Node.Constant constant)) {
            return;
        }
        SpelNode where = tree.getChild(tree.getChildCount() - 1);
        if (use == Patterns.Use.REPLACE && constant.value instanceof String replacement) {
            try {
                regex.checkReplacement(replacement);
            } catch (ExpressionException wrong) {
                throw translator.error(String.valueOf(wrong.getMessage()), where, wrong.hint());
            }
        }
        boolean known = constant.value instanceof String name
                ? regex.group(name) >= 0
                : constant.value instanceof Long number && number >= 0 && number <= regex.groupCount();
        if (use == Patterns.Use.EXTRACT && !known) {
            throw translator.error("the pattern has no such group", where, "groups are " + groups(regex));
        }
    }

    private static String groups(Regex regex) {
        return "0 to " + regex.groupCount()
                + (regex.groupNames().isEmpty() ? "" : ", " + String.join(", ", regex.groupNames()));
    }

    private Regex compile(String pattern, SpelNode tree) {
        try {
            return Patterns.compile(pattern, translator.inLoop());
        } catch (ExpressionException wrong) {
            String written = source.text()
                    .substring(
                            Math.min(tree.getStartPosition(), source.text().length()),
                            Math.min(tree.getEndPosition(), source.text().length()));
            boolean plain = written.length() == pattern.length() + 2 && written.startsWith(pattern, 1);
            int from = plain ? tree.getStartPosition() + 1 + wrong.offset() : tree.getStartPosition();
            int to = plain ? from + wrong.length() : tree.getEndPosition();
            throw source.error(String.valueOf(wrong.getMessage()), from, to, wrong.hint());
        }
    }

    private void checkKinds(FunctionInfo info, MethodReference tree, boolean safe, Node[] arguments, int before) {
        for (int at = 0; at < arguments.length; at++) {
            Kind found = arguments[at].kind();
            FunctionInfo.Parameter parameter = info.parameter(at);
            boolean mayBeNull = safe && at == 0 && found == Kind.NULL;
            if (!parameter.kind().meets(found) && !mayBeNull) {
                SpelNode where = at < before ? tree : tree.getChild(at - before);
                throw translator.error(
                        "'" + parameter.name() + "' of " + info.name() + " must be " + parameter.kind() + ", not "
                                + found,
                        where,
                        "it is called as " + info.signature());
            }
        }
    }

    private ExpressionException unknown(String what, MethodReference tree, @Nullable String hint) {
        String name = tree.getName();
        boolean reaches = name.toLowerCase(Locale.ROOT).startsWith("get");
        return translator.error(
                "there is no " + what + " '" + name + "'",
                tree,
                hint != null ? hint : reaches ? "keys of maps are read as map.key or map['key']" : null);
    }

    private ExpressionException wrongCount(FunctionInfo info, MethodReference tree, String signature) {
        String takes = info.isVariadic()
                ? info.required() + " or more"
                : info.required() == info.parameters().size()
                        ? String.valueOf(info.required())
                        : info.required() + " to " + info.parameters().size();
        List<String> names =
                Arrays.asList(takes, info.required() == 1 && !info.isVariadic() ? "argument" : "arguments");
        return translator.error(
                "'" + tree.getName() + "' takes " + String.join(" ", names), tree, "it is called as " + signature);
    }

    /** A value read when the expression was: fixed, yet not the same wherever the expression is used. */
    private static final class Loaded extends Node {
        private final @Nullable Object value;

        Loaded(@Nullable Object value) {
            this.value = value;
        }

        @Override
        @Nullable Object value(LogRecord record, Frame frame) {
            return value;
        }
    }
}
