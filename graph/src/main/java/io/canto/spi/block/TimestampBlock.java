package io.canto.spi.block;

import io.canto.record.FieldPath;
import io.canto.record.RecordException;
import io.canto.record.time.LayoutType;
import io.canto.record.time.TimeLayout;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.OperatorContext;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the time stands and how it is written. Stanza's {@code timestamp} block. */
public record TimestampBlock(
        @Doc("The field that holds the time.") FieldPath parseFrom,

        @Doc("In which language the layout is written.") @Default("strptime")
        LayoutType layoutType,

        @Doc("How the time is written.") @Nullable String layout,

        @Doc("The zone of times that name none, such as Europe/Berlin.") @Nullable ZoneId location,

        @Doc("Which zone an abbreviation in a time means.") @Default("{}")
        Map<String, ZoneId> timeZoneLocations)
        implements RecordBlock {
    /** Checks the layout. */
    public TimestampBlock {
        timeZoneLocations = Map.copyOf(timeZoneLocations);
        if (layout == null && layoutType != LayoutType.NATIVE && layoutType != LayoutType.AUTO) {
            throw new IllegalArgumentException("layout is missing");
        }
        TimeLayout.parse(layoutType, layout == null ? "" : layout, location, timeZoneLocations);
    }

    @Override
    public Step build(OperatorContext context) {
        TimeLayout times = TimeLayout.parse(layoutType, layout == null ? "" : layout, location, timeZoneLocations);
        InstantSource clock = context.clock();
        return record -> {
            Object value = record.get(parseFrom);
            if (value == null) {
                throw new RecordException("there is no '" + parseFrom + "' to read the timestamp from");
            }
            try {
                record.setTimestampNanos(times.parseNanos(value, clock));
            } catch (RecordException e) {
                throw new RecordException("'" + parseFrom + "': " + e.getMessage(), e.getCause());
            }
        };
    }
}
