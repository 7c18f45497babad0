package io.canto.expr;

import java.util.List;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.Projection;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Selection;
import org.springframework.expression.spel.ast.SpelNodeImpl;
import org.springframework.expression.spel.ast.VariableReference;

/** Translates names and what follows them: keys, positions, methods, selections, projections. */
final class ChainTranslator {
    private static final Node ITEM = new Access.Item();

    private final Translator translator;
    private final CallTranslator calls;

    ChainTranslator(Translator translator, CallTranslator calls) {
        this.translator = translator;
        this.calls = calls;
    }

    /** A name that stands alone: a field of the record, or a key of the element within a selection or projection. */
    Node name(PropertyOrFieldReference tree) {
        return translator.inLoop() ? new Access.Property(ITEM, tree.getName()) : root(tree);
    }

    private Node root(PropertyOrFieldReference tree) {
        Access.Root root = Access.Root.of(tree.getName());
        if (root == null) {
            String hint = Names.nearest(tree.getName(), Access.Root.names());
            throw translator.error(
                    "'" + tree.getName() + "' is no field of a record",
                    tree,
                    hint != null
                            ? hint
                            : "fields are " + String.join(", ", Access.Root.names()) + "; text stands in quotes");
        }
        return root.node();
    }

    /** A variable: {@code #this} is the element; {@code #root} stands only before a field, see {@link #chain}. */
    Node variable(SpelNode tree) {
        String name = tree.toStringAST();
        if (name.equals("#this") && translator.inLoop()) {
            return ITEM;
        }
        throw translator.error(
                "the variable '" + name + "' is not known here",
                tree,
                "within a selection or projection #this is the element and #root.body the body");
    }

    /** Parts joined by dots and brackets. */
    Node chain(SpelNode tree) {
        int at = 1;
        Node node;
        if (tree.getChild(0) instanceof VariableReference
                && tree.getChild(0).toStringAST().equals("#root")
                && tree.getChild(1) instanceof PropertyOrFieldReference first) {
            node = root(first);
            at = 2;
        } else {
            node = translator.translate(tree.getChild(0));
        }
        for (; at < tree.getChildCount(); at++) {
            node = step(node, tree.getChild(at));
        }
        return node;
    }

    private Node step(Node of, SpelNode tree) {
        if (tree instanceof PropertyOrFieldReference property) {
            return key(of, property.getName(), tree);
        }
        boolean safe = tree instanceof SpelNodeImpl node && node.isNullSafe();
        if (tree instanceof Indexer) {
            return index(of, tree);
        }
        if (tree instanceof MethodReference method) {
            return calls.method(of, method);
        }
        if (tree instanceof Selection) {
            requireElements(of, tree);
            Elements.Wanted wanted = switch (tree.toStringAST().charAt(0)) {
                case '^' -> Elements.Wanted.FIRST;
                case '$' -> Elements.Wanted.LAST;
                default -> Elements.Wanted.ALL;
            };
            int before = translator.nodes();
            Node criteria = translator.translatePerElement(tree.getChild(0));
            translator.requireBoolean(criteria, tree.getChild(0));
            return new Elements.Selection(wanted, safe, of, criteria, translator.nodes() - before);
        }
        if (tree instanceof Projection) {
            requireElements(of, tree);
            int before = translator.nodes();
            Node part = translator.translatePerElement(tree.getChild(0));
            return new Elements.Projection(safe, of, part, translator.nodes() - before);
        }
        throw translator.error("this cannot follow a dot", tree, null);
    }

    private void requireElements(Node of, SpelNode tree) {
        if (List.of(Kind.LIST, Kind.MAP).stream().noneMatch(of.kind()::meets)) {
            throw translator.error("only lists and maps have elements, this is " + of.kind(), tree, null);
        }
    }

    private Node key(Node of, String key, SpelNode tree) {
        if (!of.kind().meets(Kind.MAP) && of.kind() != Kind.NULL) {
            throw translator.error(of.kind() + " has no keys", tree, "is it a method? then write " + key + "()");
        }
        if (of instanceof Access.Field field) {
            return Access.key(field, key);
        }
        return Translator.fold(new Access.Property(of, key), of);
    }

    private Node index(Node of, SpelNode tree) {
        SpelNode inner = tree.getChild(0);
        if (inner instanceof PropertyOrFieldReference name) {
            if (!translator.inLoop() && Access.Root.of(name.getName()) != null) {
                throw translator.error(
                        "'" + name.getName() + "' in brackets could be the key or the field",
                        inner,
                        "write ['" + name.getName() + "'] for the key or [text(" + name.getName()
                                + ")] for the field's value");
            }
            return key(of, name.getName(), inner);
        }
        Node at = translator.translate(inner);
        if (at instanceof Node.Constant constant && constant.value instanceof String name) {
            return key(of, name, tree);
        }
        if (!of.kind().meets(Kind.MAP) && !of.kind().meets(Kind.LIST)) {
            throw translator.error(of.kind() + " has no elements", tree, null);
        }
        if (!at.kind().meets(Kind.TEXT) && !at.kind().meets(Kind.INTEGER)) {
            throw translator.error("a key must be text and a position an integer, not " + at.kind(), inner, null);
        }
        return Translator.fold(new Access.Index(of, at), of, at);
    }
}
