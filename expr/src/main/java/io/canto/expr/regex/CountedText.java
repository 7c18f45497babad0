package io.canto.expr.regex;

import org.jspecify.annotations.Nullable;

/** A text that can be looked at only so often. For one search on one thread. */
final class CountedText implements CharSequence {
    private final String text;
    private final Steps steps;

    CountedText(String text, @Nullable Steps steps) {
        this.text = text;
        this.steps = steps == null ? new Steps(text) : steps;
    }

    @Override
    public char charAt(int at) {
        steps.take(1);
        return text.charAt(at);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
