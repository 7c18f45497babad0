package io.canto.expr;

import java.util.List;
import java.util.Random;

/** Random expressions that use every construct of the language, mostly of fitting kinds. */
final class RandomExpressions {
    private final Random random;
    private final boolean isNasty;
    private int loops;

    RandomExpressions(Random random, boolean isNasty) {
        this.random = random;
        this.isNasty = isNasty;
    }

    String next() {
        return switch (random.nextInt(4)) {
            case 0 -> any(4);
            default -> bool(4);
        };
    }

    private String any(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> bool(depth);
            case 1 -> number(depth);
            case 2 -> text(depth);
            case 3 -> list(depth);
            case 4 -> map(depth);
            default -> field(depth);
        };
    }

    private String bool(int depth) {
        if (depth <= 0) {
            return pick("true", "false", "true", field(0));
        }
        int less = depth - 1;
        return switch (random.nextInt(18)) {
            case 16 -> shared(pick(" and ", " && "));
            case 17 -> shared(pick(" or ", " || "));
            case 0, 1 -> "(" + bool(less) + pick(" and ", " && ") + bool(less) + ")";
            case 2, 3 -> "(" + bool(less) + pick(" or ", " || ") + bool(less) + ")";
            case 4 -> pick("!", "not ") + "(" + bool(less) + ")";
            case 5, 6 -> field(less) + pick(" == ", " != ", " eq ", " ne ") + literal();
            case 7 -> any(less) + pick(" == ", " != ") + any(less);
            case 8, 9 -> number(less) + pick(" < ", " <= ", " > ", " >= ", " lt ", " ge ") + number(less);
            case 10 -> text(less) + pick(" < ", " > ") + text(less);
            case 11 -> text(less) + " matches '" + pattern() + "'";
            case 12 -> number(less) + " between {" + literalNumber() + ", " + literalNumber() + "}";
            case 13 -> boolCall(less);
            case 14 -> "(" + bool(less) + " ? " + bool(less) + " : " + bool(less) + ")";
            default -> pick(list(less), map(less), text(less)) + ".contains(" + pick(literal(), field(less)) + ")";
        };
    }

    /** Tests side by side of which most read keys of one map. */
    private String shared(String operator) {
        String root = loops > 0 ? "#root." : "";
        String map = root + pick("body.user", "body.user", "body.a", "attributes.user", "resource.c", "context.error");
        StringBuilder text = new StringBuilder("(").append(test(map));
        for (int at = 1 + random.nextInt(3); at > 0; at--) {
            boolean isGroup = random.nextInt(5) == 0;
            text.append(operator)
                    .append(isGroup ? "(" + test(map) + pick(" or ", " and ") + test(map) + ")" : test(map));
        }
        return text.append(')').toString();
    }

    private String test(String map) {
        String part = random.nextInt(6) == 0 ? map : map + pick(".a", ".b", ".user", ".code", "['k8s.pod']");
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> part + pick(" == ", " != ") + literal();
            case 3 -> literal() + " == " + part;
            case 4 -> part + pick(" < ", " >= ") + random.nextInt(3);
            case 5 -> part + pick(".startsWith('a')", ".contains('b')", "?.endsWith('')");
            case 6 -> pick("{'a', 1, null}", "{true, 'error'}") + ".contains(" + part + ")";
            case 7 -> "find(" + part + ", '" + pattern() + "')";
            case 8 -> "not (" + part + " matches '" + pattern() + "')";
            default -> field(1) + " == " + literal();
        };
    }

    private String boolCall(int depth) {
        return switch (random.nextInt(9)) {
            case 0 ->
                text(depth) + pick(".", "?.") + pick("startsWith", "endsWith", "contains", "equalsIgnoreCase") + "("
                        + text(depth) + ")";
            case 1 -> "starts_with(" + text(depth) + ", 'a')";
            case 2 -> "find(" + text(depth) + ", '" + pattern() + "')";
            case 3 -> pick("is_number", "is_text", "is_map", "is_list") + "(" + any(depth) + ")";
            case 4 -> pick(list(depth), text(depth)) + pick(".isEmpty()", "?.isEmpty()", ".is_empty()");
            case 5 -> map(depth) + ".containsKey(" + text(0) + ")";
            case 6 -> "ip_in(" + text(depth) + ", '10.0.0.0/8')";
            case 7 -> "sample(" + any(depth) + ", 0.5)";
            default -> "{'a', 1, 'error', null, true}.contains(" + field(depth) + ")";
        };
    }

    private String number(int depth) {
        if (depth <= 0) {
            return random.nextBoolean() ? literalNumber() : field(0);
        }
        int less = depth - 1;
        return switch (random.nextInt(10)) {
            case 0, 1 -> "(" + number(less) + pick(" + ", " - ", " * ", " / ", " % ") + number(less) + ")";
            case 2 -> "(" + number(less) + " ^ " + random.nextInt(4) + ")";
            case 3 -> pick("-", "+") + "(" + number(less) + ")";
            case 4 -> pick(text(less), list(less), map(less)) + pick(".length()", ".size()", "?.size()");
            case 5 -> pick("abs", "round") + "(" + number(less) + ")";
            case 6 -> pick("min", "max") + "(" + number(less) + ", " + number(less) + ")";
            case 7 -> "int(" + any(less) + ")";
            default -> field(less);
        };
    }

    private String text(int depth) {
        if (depth <= 0) {
            return pick("'a'", "'abc'", "''", "'it''s'", field(0));
        }
        int less = depth - 1;
        return switch (random.nextInt(12)) {
            case 0 -> "(" + text(less) + " + " + any(less) + ")";
            case 1 -> text(less) + pick(".toLowerCase()", ".upper()", "?.trim()", ".strip()");
            case 2 ->
                pick("lower", "upper", "trim", "base64", "url_decode", "unbase64", "sha256") + "(" + text(less) + ")";
            case 3 -> "(" + any(less) + " ?: " + text(less) + ")";
            case 4 -> "coalesce(" + field(less) + ", " + text(less) + ")";
            case 5 -> pick("kind", "text", "to_json") + "(" + any(less) + ")";
            case 6 -> text(less) + ".replace('a', " + text(less) + ")";
            case 7 -> text(less) + ".substring(" + random.nextInt(3) + ")";
            case 8 -> "extract(" + text(less) + ", '" + pattern() + "')";
            case 9 -> "join(" + list(less) + ", '-')";
            default -> field(less);
        };
    }

    private String list(int depth) {
        if (depth <= 0) {
            return pick("{}", "{1, 2}", "{'a', 'b'}", field(0));
        }
        int less = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> "{" + any(less) + ", " + any(less) + "}";
            case 1, 2 -> list(less) + pick(".", "?.") + "?[" + loop(() -> bool(less)) + "]";
            case 3, 4 -> pick(list(less), map(less)) + pick(".", "?.") + "![" + loop(() -> any(less)) + "]";
            case 5 -> "split(" + text(less) + ", ' ')";
            case 6 -> map(less) + pick(".keySet()", ".values()");
            default -> field(less);
        };
    }

    private String map(int depth) {
        if (depth <= 0) {
            return pick("{:}", "{a: 1}", loops > 0 ? "#root.body" : "attributes", field(0));
        }
        int less = depth - 1;
        return switch (random.nextInt(5)) {
            case 0 -> "{'a': " + any(less) + ", b: " + any(less) + "}";
            case 1 -> map(less) + ".?[" + loop(() -> pick("key", "value") + " == " + literal()) + "]";
            case 2 ->
                map(less) + pick(".^[", ".$[") + loop(() -> pick("key == 'a'", "value != 1", "is_text(value)")) + "]";
            default -> field(less);
        };
    }

    private String field(int depth) {
        String start;
        if (loops > 0) {
            start = pick("#this", "a", "b", "value", "key", "#root.body.a", "#root.attributes");
        } else {
            start = pick(
                    "body",
                    "body.a",
                    "body.b",
                    "body.user",
                    "body.items",
                    "attributes.a",
                    "attributes['k8s.pod']",
                    "attributes",
                    "resource.c",
                    "severity",
                    "severity_text",
                    "timestamp",
                    "context.error.code",
                    "trace_id");
        }
        StringBuilder text = new StringBuilder(start);
        for (int at = random.nextInt(3); at > 0 && depth > 0; at--) {
            text.append(step(depth - 1));
        }
        return text.toString();
    }

    private String step(int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> "['k8s.pod']";
            case 1 -> "[" + random.nextInt(3) + "]";
            case 2 -> "[" + text(Math.min(1, depth)) + " + '']";
            case 3 -> pick(".", "?.") + pick("^[", "$[") + loop(() -> bool(Math.min(1, depth))) + "]";
            case 4 -> "?." + pick("a", "b");
            case 5 -> "?.['a']";
            case 6 -> "[" + pick("a", "b") + "]";
            default -> "." + pick("a", "b", "c", "user", "items");
        };
    }

    private String loop(java.util.function.Supplier<String> part) {
        loops++;
        String text = part.get();
        loops--;
        return text;
    }

    private String literal() {
        return pick("'a'", "'error'", "''", "null", "true", "false", literalNumber(), "'42'");
    }

    private String literalNumber() {
        return isNasty
                ? pick("0", "1", "-1", "2", "1.5", "0.1", "9223372036854775807L", "1e300", "9007199254740993L")
                : pick("0", "1", "2", "3", "7", "1.5", "2.0", "-3", "0x1F", "10L");
    }

    private String pattern() {
        return pick("a.*", "[a-z]+", ".*error.*", "^GET", "(\\w+) (\\S+)", "\\d+", "", "x{2,3}", "a|b|error", "c$");
    }

    private String pick(String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
