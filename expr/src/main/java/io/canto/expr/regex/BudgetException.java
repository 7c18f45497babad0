package io.canto.expr.regex;

/** A search has used up its steps. */
final class BudgetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BudgetException() {
        super("the step budget is used up", null, false, false);
    }
}
