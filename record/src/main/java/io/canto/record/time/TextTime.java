package io.canto.record.time;

import io.canto.record.RecordException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times that are written as the pieces of a layout say. */
final class TextTime implements TimeCodec {
    private final String layout;
    private final PieceReader reader;
    private final PieceWriter writer;
    private final TimeResolver resolver;

    TextTime(String layout, List<Piece> pieces, @Nullable ZoneId location, Map<String, ZoneId> abbreviations) {
        this.layout = layout;
        ZoneId zone = location == null && layout.endsWith("Z") && !layout.endsWith("%Z") ? ZoneOffset.UTC : location;
        reader = new PieceReader(pieces);
        resolver = new TimeResolver(zone, abbreviations);
        writer = new PieceWriter(pieces, zone == null ? new LocalZone(ZoneOffset.UTC) : resolver.zone());
    }

    @Override
    public long parse(Object value, InstantSource clock) {
        String text = TimeValues.text(value);
        TimeFields fields = new TimeFields();
        long failure = reader.read(text, fields);
        if (failure >= 0) {
            throw misfit((int) failure, (int) (failure >>> 32), text);
        }
        return resolver.resolve(fields, clock);
    }

    private RecordException misfit(int piece, int at, String text) {
        return new RecordException("the text does not fit the time layout '" + layout + "': expected "
                + reader.expected(piece)
                + (at >= text.length()
                        ? ", but the text ends after " + at + " characters"
                        : " at character " + (at + 1)));
    }

    @Override
    public String format(long nanos) {
        return writer.write(nanos);
    }
}
