package io.canto.graph;

import io.canto.record.LogRecord;
import io.canto.spi.Transformer;

/** A transformer in an open graph. */
final class TransformerNode extends Node {
    private Transformer transformer = (record, out) -> out.emit(record);

    TransformerNode(String graph, OperatorDeclaration declaration, Turn turn) {
        super(graph, declaration, turn);
    }

    void run(Transformer running) {
        transformer = running;
    }

    @Override
    void work(LogRecord record) {
        transformer.process(record, this);
    }

    @Override
    void drain() {
        transformer.drain(this);
    }

    @Override
    void closeOperator() {
        transformer.close();
    }
}
