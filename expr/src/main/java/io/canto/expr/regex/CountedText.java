package io.canto.expr.regex;

/** A text that can be looked at only so often. For one search on one thread. */
final class CountedText implements CharSequence {
    private final String text;
    private long left;

    CountedText(String text, long steps) {
        this.text = text;
        left = steps;
    }

    @Override
    public char charAt(int at) {
        if (--left < 0) {
            throw new BudgetException();
        }
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
