package io.canto.operators.transformer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses without ever asking a name service. */
final class IpAddresses {
    private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpAddresses() {}

    /** Returns the address that a text is, or null if it is none. */
    static @Nullable InetAddress parse(String text) {
        try {
            Matcher four = FOUR.matcher(text);
            if (four.matches()) {
                byte[] bytes = new byte[4];
                for (int at = 0; at < bytes.length; at++) {
                    int part = Integer.parseInt(four.group(at + 1));
                    if (part > 255) {
                        return null;
                    }
                    bytes[at] = (byte) part;
                }
                return InetAddress.getByAddress(bytes);
            }
            // with a colon in it, this is read as an address and never as a name
            return text.indexOf(':') >= 0 && SIX.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
