package io.canto.config;

import org.jspecify.annotations.Nullable;

/**
 * One option, as its record component says.
 *
 * @param name in YAML
 * @param type what it takes
 * @param doc what it is for; may be empty
 * @param defaultText the value when it is not written, as YAML, or null
 * @param nullable whether it may be left out
 * @param inline whether its own options stand among those around it
 */
record OptionShape(
        String name, OptionType type, String doc, @Nullable String defaultText, boolean nullable, boolean inline) {}
