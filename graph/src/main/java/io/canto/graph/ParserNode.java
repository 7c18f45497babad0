package io.canto.graph;

import io.canto.record.FieldPath;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.record.Utf8Text;
import io.canto.record.Values;
import io.canto.spi.DropReason;
import io.canto.spi.OperatorContext;
import io.canto.spi.Parser;
import io.canto.spi.block.RecordBlock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parser in an open graph: reads its value, puts its result, and sets timestamp, severity, trace and scope. */
final class ParserNode extends Node {
    private static final RecordBlock.Step[] NO_STEPS = {};

    private final ParserOptions options;
    private final FieldPath from;
    private final FieldPath to;
    private Parser parser = value -> value;
    private RecordBlock.Step[] steps = NO_STEPS;

    ParserNode(String graph, OperatorDeclaration declaration, Turn turn) {
        super(graph, declaration, turn);
        options = declaration.parser();
        from = options.parseFrom();
        to = options.parseTo();
    }

    void run(Parser running, OperatorContext context) {
        parser = running;
        steps = Stream.of(options.timestamp(), options.severity(), options.trace(), options.scopeName())
                .filter(Objects::nonNull)
                .map(block -> block.build(context))
                .toArray(RecordBlock.Step[]::new);
    }

    @Override
    void work(LogRecord record) {
        Object value = from.held(record);
        if (value == null) {
            throw new RecordException("there is no '" + from + "' to parse");
        }
        Object result = parse(value, record);
        to.set(record, result);
        copyBody(record);
        if (steps.length > 0) {
            applySteps(record);
        }
        emit(record);
    }

    /** A failure names the field. */
    private @Nullable Object parse(Object value, LogRecord record) {
        try {
            Object result = value instanceof Utf8Text text ? parser.parseUtf8(text) : parser.parse(value);
            if (result instanceof Fields fields) {
                parser.promote(fields, record);
            }
            return result;
        } catch (RecordException e) {
            throw new RecordException("'" + from + "': " + e.getMessage(), e.getCause());
        }
    }

    private void copyBody(LogRecord record) {
        FieldPath body = options.body();
        if (body != null) {
            Object value = body.held(record);
            if (value == null) {
                throw new RecordException("there is no '" + body + "' to make the body of");
            }
            record.setBody(Values.fork(value));
        }
    }

    /** All are tried; the first failure is the one that counts. */
    private void applySteps(LogRecord record) {
        @Nullable RecordException failure = null;
        for (RecordBlock.Step step : steps) {
            try {
                step.apply(record);
            } catch (RecordException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    DropReason failureReason() {
        return DropReason.PARSE_ERROR;
    }

    @Override
    void closeOperator() {
        parser.close();
    }
}
