package io.canto.expr;

import io.canto.record.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.SpelNode;

/** An expression ready to be evaluated. */
final class Compiled {
    private final Node root;
    private final boolean needsFrame;

    private Compiled(Node root, boolean needsFrame) {
        this.root = root;
        this.needsFrame = needsFrame;
    }

    static Compiled value(String text, int offset, ExpressionLimits limits) {
        return compile(new SpelSource(text, offset, limits), null, false);
    }

    /** Compiles an expression whose parts are asked for. */
    static Compiled explained(String text, List<Translator.Part> parts) {
        return compile(new SpelSource(text, 0, ExpressionLimits.DEFAULT), parts, false);
    }

    static Compiled condition(String text, ExpressionLimits limits) {
        return compile(new SpelSource(text, 0, limits), null, true);
    }

    private static Compiled compile(SpelSource source, @Nullable List<Translator.Part> parts, boolean isCondition) {
        SpelNode tree = source.parse();
        Translator translator = new Translator(source, parts);
        Node root = translator.translate(tree);
        if (isCondition) {
            translator.requireBoolean(root, tree);
        }
        if (root instanceof Node.Constant constant && constant.value instanceof Failure failure) {
            throw source.error(
                    "this always fails: " + failure.message(), 0, source.text().length(), null);
        }
        return new Compiled(root, translator.needsFrame());
    }

    Node root() {
        return root;
    }

    Verdict test(LogRecord record) {
        return root.test(record, needsFrame ? new Frame() : Frame.NONE);
    }

    @Nullable Object value(LogRecord record) {
        return root.value(record, needsFrame ? new Frame() : Frame.NONE);
    }
}
