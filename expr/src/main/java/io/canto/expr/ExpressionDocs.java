package io.canto.expr;

import java.util.List;

/** The page about expressions, made from the declarations of fields and functions. */
public final class ExpressionDocs {
    private static final String BEGINNING = """
            # Expressions

            Routers, `if:` options, templates and computed values are written in
            [SpEL](https://docs.spring.io/spring-framework/reference/core/expressions.html), the expression language of Spring,
            over the record in hand and nothing else:

            ```yaml
            - type: router
              routes:
                - expr: body.status >= 500 and attributes['k8s.namespace'] != 'test'
                  output: alerts
                - expr: find(body.message, 'timed? out')
                  output: slow
            ```

            An expression reads. It cannot change the record, name Java types, make objects, call getters or reach anything
            outside the record; what is not on this page is refused when the graph is loaded, with its place.

            ## Fields

            | name | what it is |
            |---|---|
            """;

    private static final String LANGUAGE = """

            Keys of maps follow a dot or stand in brackets: `body.user.id`, `attributes['k8s.pod']`. Positions of lists, from
            0, stand in brackets: `body.items[0]`.

            **A missing key is null**, and so is a key of null: `body.user.id == null` needs no test of `body.user`. A step into
            a text, a number or a list by name is an error. A position that a list does not have is an error.

            ## Language

            | | |
            |---|---|
            | text, numbers | `'it''s'`, `"text"`, `42`, `9000000000L`, `1.5`, `0xFF`, `true`, `false`, `null` |
            | lists, maps | `{1, 2, 3}`, `{}`, `{'key': 1, other: 2}`, `{:}` |
            | comparison | `==` `!=` `<` `<=` `>` `>=`, also `eq` `ne` `lt` `le` `gt` `ge`; `x between {1, 5}` |
            | logic | `and` `or` `not`, also `&&` `\\|\\|` `!` |
            | calculation | `+` `-` `*` `/` `%%` `^`; `+` joins text |
            | pattern | `x matches '[a-z]+'` (all of the text), `find(x, '[a-z]')` (anywhere in it); see [patterns](regex.md) |
            | choice | `x ? a : b`, `x ?: b` (b if x is null or empty text) |
            | null in a chain | `x?.trim()` is null if x is |
            | selection | `list.?[price > 10]`, the first `list.^[...]`, the last `list.$[...]`; of a map, by `key` and `value` |
            | projection | `list.![price]`, `map.![key]` |
            | in a selection or projection | a name is a key of the element, `#this` the element, `#root.body` the body |
            | one of several | `{'GET', 'HEAD'}.contains(body.method)` |

            ## Meaning

            The meaning is SpEL's, with these exceptions:

            - **Equality never fails.** Numbers are equal by value, whatever their kind: `1 == 1.0`. A text and a number are
              never equal. Lists and maps are equal by content.
            - **Order needs two values of one kind**: numbers, texts, times or booleans. With null or unlike kinds it is an error.
            - Integers do not wrap: a result beyond 64 bits is an error. Decimals do not become infinite: a result out of their
              range is an error, and so is division by zero. `7 / 2` is 3, `7 / 2.0` is 3.5.
            - True and false are the booleans only: no text is taken for one.
            - A time plus or minus seconds is a time; a time minus a time is a decimal number of seconds.
            - A name in brackets without quotes, `attributes[app]`, is the key, as in SpEL; if it is also the name of a field of
              the record it is refused.
            - A selection from a map keeps the order of its keys.

            A condition that has no answer for a record is *an error of that record*: a route counts as not taken, an `if:` follows
            `on_error`. It is counted and never shown with the record's content.

            ## Limits

            An expression has at most %d characters, %d levels of nesting and %d parts; the option `expression_limits` of a file
            allows less. A text it makes has at most %d characters, a list %d elements, and one evaluation a fixed budget of work;
            beyond that it is an error of the record. No pattern can hold the thread.

            ## Templates

            Where an option takes a template, `${...}` in its text is an expression: `/logs/${attributes['app']}.log`. Null becomes
            nothing, lists and maps become JSON. `$${` stands for `${` itself.

            ## Functions

            A function whose first argument is a text, list, map or time can be called as its method: `lower(body)` and
            `body.lower()` are the same. Some have the names of Java beside them: `body.toLowerCase()`.

            """;

    private ExpressionDocs() {}

    /** Returns the page in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(BEGINNING);
        for (Expressions.Field field : Expressions.fields()) {
            page.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(field.doc())
                    .append(" |\n");
        }
        page.append(LANGUAGE.formatted(
                ExpressionLimits.MAX_LENGTH,
                ExpressionLimits.MAX_NESTING,
                ExpressionLimits.MAX_NODES,
                Limits.MAX_TEXT,
                Limits.MAX_ITEMS));
        for (FunctionInfo function : Expressions.functions()) {
            append(function, page);
        }
        return page.toString();
    }

    private static void append(FunctionInfo function, StringBuilder page) {
        page.append("### ").append(function.name()).append("\n\n");
        page.append("`")
                .append(function.signature())
                .append("` gives ")
                .append(function.result())
                .append(".\n");
        page.append(function.doc()).append('\n');
        if (!function.parameters().isEmpty()) {
            List<String> kinds = function.parameters().stream()
                    .map(parameter -> "`" + parameter.name() + "`: " + parameter.kind())
                    .toList();
            page.append("Takes ").append(String.join(", ", kinds)).append(".\n");
        }
        if (!function.methodNames().isEmpty()) {
            page.append("As a method also `")
                    .append(String.join("`, `", function.methodNames()))
                    .append("`.\n");
        }
        page.append("\n```\n").append(function.example());
        if (!function.exampleResult().equals("true") || !function.example().contains("==")) {
            page.append("  →  ").append(function.exampleResult());
        }
        page.append("\n```\n\n");
    }
}
