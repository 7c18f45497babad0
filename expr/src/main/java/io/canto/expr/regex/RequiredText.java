package io.canto.expr.regex;

/**
 * A text that must be in whatever a pattern is found in: patterns over one text can be tried together by it.
 *
 * @param text what must be there; not empty
 * @param isAtStart whether it must be where the text begins
 * @param isAll whether the pattern is found wherever the text is
 */
public record RequiredText(String text, boolean isAtStart, boolean isAll) {}
