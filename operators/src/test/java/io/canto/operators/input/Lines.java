package io.canto.operators.input;

import io.canto.expr.Regex;
import io.canto.record.json.RecordFormat;
import io.canto.spi.ByteSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Line options for tests, each as its default says until it is set. */
final class Lines {
    private RecordFormat format = RecordFormat.TEXT;
    private TextEncoding encoding = TextEncoding.parse("utf-8");
    private @Nullable MultilineOptions multiline;
    private ByteSize maxLogSize = ByteSize.parse("1MiB");
    private OversizeBehavior oversize = OversizeBehavior.SPLIT;
    private @Nullable Duration flush;
    private boolean keepsSpace;

    static Lines defaults() {
        return new Lines();
    }

    Lines format(RecordFormat other) {
        format = other;
        return this;
    }

    Lines encoding(String name) {
        encoding = TextEncoding.parse(name);
        return this;
    }

    Lines startsWith(String pattern, boolean omits) {
        multiline = new MultilineOptions(Regex.parse(pattern), null, omits);
        return this;
    }

    Lines endsWith(String pattern, boolean omits) {
        multiline = new MultilineOptions(null, Regex.parse(pattern), omits);
        return this;
    }

    Lines maxLogSize(long bytes) {
        maxLogSize = new ByteSize(bytes);
        return this;
    }

    Lines truncate() {
        oversize = OversizeBehavior.TRUNCATE;
        return this;
    }

    Lines flushAfter(Duration period) {
        flush = period;
        return this;
    }

    Lines keepSpace() {
        keepsSpace = true;
        return this;
    }

    LineOptions options() {
        return new LineOptions(format, encoding, multiline, maxLogSize, oversize, flush, keepsSpace, keepsSpace);
    }
}
