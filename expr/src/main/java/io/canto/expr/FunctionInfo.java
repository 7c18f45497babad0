package io.canto.expr;

import java.util.List;

/**
 * What is to be known about a function of expressions. Every function whose first parameter is a text, list, map or time
 * can be called as a method of it: {@code lower(body)} and {@code body.lower()} are the same.
 *
 * @param name how it is called
 * @param methodNames other names it has as a method, as in Java; empty for none
 * @param parameters what it takes
 * @param required how many of the parameters must be given
 * @param isVariadic whether the last parameter may be given several times
 * @param result the kind of what it gives
 * @param doc what it does, in sentences
 * @param example an expression that uses it
 * @param exampleResult an expression that equals the example
 */
public record FunctionInfo(
        String name,
        List<String> methodNames,
        List<Parameter> parameters,
        int required,
        boolean isVariadic,
        Kind result,
        String doc,
        String example,
        String exampleResult) {

    /** Copies the lists. */
    public FunctionInfo {
        methodNames = List.copyOf(methodNames);
        parameters = List.copyOf(parameters);
    }

    /**
     * What a function takes.
     *
     * @param name what it is for
     * @param kind the kinds of value it takes
     */
    public record Parameter(String name, Kind kind) {}

    /** Returns the parameter that an argument is for, counted from 0. */
    public Parameter parameter(int at) {
        return parameters.get(Math.min(at, parameters.size() - 1));
    }

    /** Returns how it is called, as {@code split(text, separator [, limit])}. */
    public String signature() {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int at = 0; at < parameters.size(); at++) {
            boolean optional = at >= required;
            text.append(optional ? " [" : "")
                    .append(at == 0 ? "" : ", ")
                    .append(parameters.get(at).name());
            text.append(optional ? "]" : "");
        }
        return text.append(isVariadic ? ", ...)" : ")").toString();
    }

    /** Whether it takes this many arguments. */
    boolean takes(int arguments) {
        return arguments >= required && (isVariadic || arguments <= parameters.size());
    }

    /** Whether it can be called as a method. */
    public boolean isMethod() {
        if (parameters.isEmpty()) {
            return false;
        }
        return switch (parameters.get(0).kind()) {
            case TEXT, LIST, MAP, CONTAINER, TIME -> true;
            default -> false;
        };
    }
}
