package io.canto.expr.regex;

import java.util.Map;

/** A pattern that was read: its tree, its groups, and the names of those that have one, in order. */
record ParsedPattern(String source, Node root, int groups, Map<String, Integer> names) {
    /** Returns how many characters it has, at least 1: what a message about all of it points at. */
    int length() {
        return Math.max(1, source.length());
    }
}
