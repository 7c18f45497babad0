package io.canto.spi.block;

import io.canto.record.FieldPath;
import io.canto.record.RecordException;
import io.canto.record.Values;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;

/** Where the name of the instrumentation scope stands. Stanza's {@code scope_name} block. */
public record ScopeNameBlock(
        @Doc("The field that holds the name.") FieldPath parseFrom) implements RecordBlock {
    @Override
    public Step build(OperatorContext context) {
        return record -> {
            Object value = record.get(parseFrom);
            if (!(value instanceof String name)) {
                throw new RecordException("scope_name needs text at '" + parseFrom + "', found " + Values.kind(value));
            }
            record.setScopeName(name);
        };
    }
}
