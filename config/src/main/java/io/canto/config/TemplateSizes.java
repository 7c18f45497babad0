package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;
import io.canto.expr.ExpressionException;
import io.canto.expr.ExpressionLimits;
import io.canto.expr.Template;

/**
 * Holds the templates inside values of any kind to the limits of their file. Only the operator knows whether such a text is
 * a template, and reads it itself; so what is no template at all is left to it.
 */
final class TemplateSizes {
    private TemplateSizes() {}

    /** Tells which texts of a value are templates with too large an expression, and whether there was one. */
    static boolean exceed(YamlNode node, ExpressionLimits limits, Problems problems) {
        if (limits == ExpressionLimits.DEFAULT) {
            return false;
        }
        boolean exceed = false;
        if (node instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                exceed |= exceed(item, limits, problems);
            }
        } else if (node instanceof YamlMap map) {
            for (YamlMap.Entry entry : map.entries()) {
                exceed |= exceed(entry.value(), limits, problems);
            }
        } else if (node instanceof YamlScalar scalar && !scalar.isBroken() && isTemplate(scalar.text())) {
            return isTooLarge(scalar, limits, problems);
        }
        return exceed;
    }

    private static boolean isTemplate(String text) {
        if (!text.contains("${")) {
            return false;
        }
        try {
            Template.parse(text);
            return true;
        } catch (ExpressionException wrong) {
            return false;
        }
    }

    private static boolean isTooLarge(YamlScalar scalar, ExpressionLimits limits, Problems problems) {
        try {
            Template.parse(scalar.text(), limits);
            return false;
        } catch (ExpressionException large) {
            problems.error(
                    Codes.BAD_EXPRESSION,
                    String.valueOf(large.getMessage()),
                    scalar.part(large.offset(), large.length()),
                    large.hint());
            return true;
        }
    }
}
