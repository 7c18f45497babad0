package io.canto.expr;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A network of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}. Nothing is ever looked up by name. */
final class IpNetwork {
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 50;

    private final byte[] address;
    private final int bits;

    private IpNetwork(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** Reads a network, or a single address; null if it is neither. */
    static @Nullable IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int bits = slash < 0 ? address.length * 8 : decimal(text.substring(slash + 1), 128);
        return bits < 0 || bits > address.length * 8 ? null : new IpNetwork(address, bits);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> 8 - rest == 0;
    }

    /** Reads an address into 4 or 16 bytes, or null. An IPv4 address within IPv6 counts as IPv4. */
    static byte @Nullable [] address(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            return version4(text);
        }
        byte[] bytes = version6(text);
        if (bytes == null) {
            return null;
        }
        boolean mapped = bytes[10] == -1 && bytes[11] == -1;
        for (int at = 0; mapped && at < 10; at++) {
            mapped = bytes[at] == 0;
        }
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static byte @Nullable [] version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int at = 0; at < 4; at++) {
            int value = decimal(parts[at], 255);
            if (value < 0) {
                return null;
            }
            bytes[at] = (byte) value;
        }
        return bytes;
    }

    private static byte @Nullable [] version6(String text) {
        String address = text;
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.') > lastColon) {
            byte[] tail = version4(text.substring(lastColon + 1));
            if (tail == null) {
                return null;
            }
            address = text.substring(0, lastColon + 1)
                    + Integer.toHexString((tail[0] & 255) << 8 | tail[1] & 255)
                    + ':'
                    + Integer.toHexString((tail[2] & 255) << 8 | tail[3] & 255);
        }
        int gap = address.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(address);
            return groups != null && groups.length == GROUPS ? bytes(groups, new int[0]) : null;
        }
        int[] head = groups(address.substring(0, gap));
        int[] tail = groups(address.substring(gap + 2));
        return head == null || tail == null || head.length + tail.length >= GROUPS ? null : bytes(head, tail);
    }

    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        int[] groups = new int[parts.length];
        for (int at = 0; at < parts.length; at++) {
            String part = parts[at];
            if (part.isEmpty() || part.length() > 4) {
                return null;
            }
            for (int digit = 0; digit < part.length(); digit++) {
                int value = Character.digit(part.charAt(digit), 16);
                if (value < 0 || part.charAt(digit) > 'f') {
                    return null;
                }
                groups[at] = groups[at] << 4 | value;
            }
        }
        return groups;
    }

    private static byte[] bytes(int[] head, int[] tail) {
        byte[] bytes = new byte[GROUPS * 2];
        for (int at = 0; at < head.length; at++) {
            bytes[at * 2] = (byte) (head[at] >> 8);
            bytes[at * 2 + 1] = (byte) head[at];
        }
        for (int at = 0; at < tail.length; at++) {
            int to = bytes.length - (tail.length - at) * 2;
            bytes[to] = (byte) (tail[at] >> 8);
            bytes[to + 1] = (byte) tail[at];
        }
        return bytes;
    }

    private static int decimal(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || text.length() > 1 && text.charAt(0) == '0') {
            return -1;
        }
        int value = 0;
        for (int at = 0; at < text.length(); at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value > most ? -1 : value;
    }
}
