package io.canto.operators.transformer;

import io.canto.record.LogRecord;
import io.canto.spi.DropReason;
import io.canto.spi.Emitter;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorContext.Counter;
import io.canto.spi.OperatorId;
import io.canto.spi.Outlet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a router sends what nothing matches. */
final class RouterDefault {
    private final @Nullable Outlet outlet;
    private final Counter taken;

    RouterDefault(OperatorContext context, List<OperatorId> ids) {
        outlet = ids.isEmpty() ? null : context.outlet(ids);
        taken = context.counter(ids.isEmpty() ? "no route" : "default");
    }

    void take(LogRecord record, Emitter out) {
        taken.add(1);
        if (outlet == null) {
            out.drop(record, DropReason.NO_ROUTE);
        } else {
            out.emit(record, outlet);
        }
    }
}
