package io.canto.operators.transformer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The smallest database: one node, whose right side (addresses from 128.0.0.0 on) leads to one entry. */
public final class TinyDatabase {
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Makes one with an entry. */
    public TinyDatabase(Map<String, Object> entry) {
        int nodes = 1;
        int nothing = nodes;
        int first = nodes + 16;
        data.writeBytes(new byte[] {0, 0, (byte) nothing, 0, 0, (byte) first});
        data.writeBytes(new byte[16]);
        write(entry);
        data.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        data.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        write(Map.of(
                "node_count",
                nodes,
                "record_size",
                24,
                "ip_version",
                4,
                "database_type",
                "Test",
                "languages",
                List.of("en"),
                "binary_format_major_version",
                2,
                "binary_format_minor_version",
                0,
                "build_epoch",
                1_700_000_000L,
                "description",
                Map.of("en", "test")));
    }

    /** Returns the file. */
    public byte[] toBytes() {
        return data.toByteArray();
    }

    private void write(Object value) {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(2, bytes.length);
            data.writeBytes(bytes);
        } else if (value instanceof Double number) {
            head(3, 8);
            data.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Integer number) {
            head(6, 4);
            data.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        } else if (value instanceof Long number) {
            head(9, 8);
            data.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
        } else if (value instanceof List<?> list) {
            head(11, list.size());
            list.forEach(this::write);
        } else if (value instanceof Map<?, ?> map) {
            head(7, map.size());
            map.forEach((key, inner) -> {
                write(key);
                write(inner);
            });
        }
    }

    /** Sizes from 29 on have a byte of their own. */
    private void head(int type, int size) {
        int small = Math.min(size, 29);
        data.write(type <= 7 ? type << 5 | small : small);
        if (type > 7) {
            data.write(type - 7);
        }
        if (small == 29) {
            data.write(size - small);
        }
    }
}
