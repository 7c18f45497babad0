package io.canto.operators.transformer;

import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Options of {@code restructure}. */
@OperatorType(
        value = "restructure",
        summary = "Does several changes of fields in one operator.",
        description = """
                `ops` is a list of single changes, done in their order: `add`, `copy`, `move`, `remove`, `retain` and
                `flatten`, with the options of the operators of these names.
                """,
        badInput = "The first change that fails ends the work on its record; what was changed before stays changed, and"
                + " `on_error` decides.",
        differsFromStanza = "There again, after it was removed from newer versions; `value_expr` is written as a value"
                + " `${...}`.",
        elsewhere = {"Vector: remap", "Fluent Bit: modify", "Logstash: mutate"})
@Example("""
        title: A new shape
        config:
          type: restructure
          ops:
            - move: {from: body.msg, to: attributes.message}
            - add: {field: attributes.size, value: "${attributes.message.length()}"}
            - flatten: {field: body.user}
            - remove: body.secret
        in:  [{body: {msg: hello, user: {id: 7}, secret: x}}]
        out: [{body: {id: 7}, attributes: {message: hello, size: 5}}]
        """)
@Example("""
        title: What was done stays done
        config: {type: restructure, ops: [{add: {field: body.a, value: 1}}, {remove: body.none}, {remove: body.b}]}
        in:  [{body: {b: 2}}]
        out: [{body: {b: 2, a: 1}}]
        errors: 1
        """)
public record RestructureConfig(
        @Doc("The changes, in their order.") List<Op> ops) implements TransformerConfig {
    /** One change: exactly one of the options is set. */
    public record Op(
            @Doc("Sets a field.") @Nullable AddConfig add,
            @Doc("Copies a field.") @Nullable CopyConfig copy,
            @Doc("Moves a field.") @Nullable MoveConfig move,

            @Doc("Removes fields.") @Default("[]") List<FieldPath> remove,

            @Doc("Keeps the named fields only.") @Default("[]")
            List<FieldPath> retain,

            @Doc("Lifts the keys of a map.") @Nullable FlattenConfig flatten) {
        /** Checks that there is one change. */
        public Op {
            remove = List.copyOf(remove);
            retain = List.copyOf(retain);
            long set = Stream.of(
                            add != null,
                            copy != null,
                            move != null,
                            flatten != null,
                            !remove.isEmpty(),
                            !retain.isEmpty())
                    .filter(there -> there)
                    .count();
            if (set != 1) {
                throw new IllegalArgumentException(
                        "an op is one of add, copy, move, remove, retain and flatten, not " + set + " of them");
            }
        }

        private FieldChange change() {
            if (add != null) {
                return add.change();
            }
            if (copy != null) {
                return copy.change();
            }
            if (move != null) {
                return move.change();
            }
            if (flatten != null) {
                return flatten.change();
            }
            return remove.isEmpty() ? RetainConfig.change(retain) : RemoveConfig.change(remove);
        }
    }

    /** Copies the list and checks that there is something to do. */
    public RestructureConfig {
        ops = List.copyOf(ops);
        if (ops.isEmpty()) {
            throw new IllegalArgumentException("ops is empty");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        List<FieldChange> changes = ops.stream().map(Op::change).toList();
        FieldChange all = record -> {
            for (FieldChange change : changes) {
                change.apply(record);
            }
        };
        return all.toTransformer();
    }
}
