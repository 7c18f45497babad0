package io.canto.expr;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that hash, sample by hash, look into networks, and read the environment. */
final class HashFunctions {
    private static final Failure RATIO = new Failure("the ratio must be 0 to 1");
    private static final Failure NO_ADDRESS = new Failure("the text is no IP address");
    private static final Failure NO_NETWORK = new Failure("the text is no network such as 10.0.0.0/8");
    private static final double MANTISSA = 1L << 53;

    static final FunctionGroup GROUP = new FunctionGroup(all());

    private HashFunctions() {}

    private static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(Function.named("sha256")
                .doc("The SHA-256 of a text (its UTF-8) in hex.")
                .takes("text", Kind.TEXT)
                .gives(Kind.TEXT)
                .weighs(4)
                .example("sha256('abc')", "'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'")
                .does(arguments -> sha256(TextFunctions.text(arguments[0]))));
        functions.add(Function.named("hash64")
                .deep()
                .doc(
                        "A hash of a value's text, from all integers: fast, the same on every machine and in every run, and"
                                + " not for secrets.")
                .takes("value", Kind.VALUE)
                .gives(Kind.INTEGER)
                .example("hash64('abc') == hash64('abc')", "true")
                .does(arguments -> hashed(arguments[0])));
        functions.add(Function.named("sample")
                .deep()
                .doc("True for this share of all keys, and always the same for one key.")
                .takes("key", Kind.VALUE)
                .takes("ratio", Kind.NUMBER)
                .gives(Kind.BOOLEAN)
                .example("sample('abc', 1)", "true")
                .does(arguments -> sample(arguments[0], arguments[1])));
        functions.add(Function.named("ip_in")
                .doc("Whether an IP address, version 4 or 6, is in a network.")
                .takes("address", Kind.TEXT)
                .takes("network", Kind.TEXT)
                .gives(Kind.BOOLEAN)
                .example("ip_in('10.1.2.3', '10.0.0.0/8')", "true")
                .does(arguments -> ipIn(TextFunctions.text(arguments[0]), TextFunctions.text(arguments[1]))));
        functions.add(Function.named("env")
                .doc("The value of an environment variable, or null; read once, when the expression is.")
                .takes("name", Kind.TEXT)
                .changing()
                .example("env('CANTO_NO_SUCH_VARIABLE')", "null")
                .does(arguments -> System.getenv(TextFunctions.text(arguments[0]))));
        return functions;
    }

    private static Object sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Object hashed(@Nullable Object value) {
        Object text = Texts.text(value);
        return text instanceof String plain ? (Object) hash(plain) : text;
    }

    /** FNV-1a over the UTF-16 code units, and a final mix that spreads short keys over all bits. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            hash = (hash ^ unit & 0xff) * 0x100000001b3L;
            hash = (hash ^ unit >>> 8) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    private static Object sample(@Nullable Object key, @Nullable Object ratio) {
        double share = ratio instanceof Number number ? number.doubleValue() : -1;
        if (!(share >= 0 && share <= 1)) {
            return RATIO;
        }
        Object hashed = hashed(key);
        return hashed instanceof Long hash ? (Object) ((hash >>> 11) / MANTISSA < share) : hashed;
    }

    private static Object ipIn(String address, String network) {
        byte[] bytes = IpNetwork.address(address);
        if (bytes == null) {
            return NO_ADDRESS;
        }
        IpNetwork parsed = IpNetwork.parse(network);
        return parsed == null ? NO_NETWORK : (Object) parsed.contains(bytes);
    }
}
