package io.canto.cli;

import java.util.Locale;

/** Paints words, or leaves them as they are. */
final class Colors {
    private static final String RESET = "\u001b[0m";

    private final boolean on;

    Colors(boolean on) {
        this.on = on;
    }

    /** When to use colour. */
    enum When {
        /** On a terminal, unless NO_COLOR is set. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static boolean wanted(When when, boolean terminal) {
        if (when != When.AUTO) {
            return when == When.ALWAYS;
        }
        String noColor = System.getenv("NO_COLOR");
        return terminal && (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    boolean on() {
        return on;
    }

    String red(String text) {
        return paint("1;31", text);
    }

    String yellow(String text) {
        return paint("1;33", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String blue(String text) {
        return paint("34", text);
    }

    String cyan(String text) {
        return paint("36", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
