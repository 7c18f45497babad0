package io.canto.config;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a record class, in the order of its components. */
record RecordShape(Class<?> type, Constructor<?> constructor, List<OptionShape> options) {
    /** Returns the options by the names that can be written: inline options stand for themselves. */
    Map<String, OptionShape> written() {
        Map<String, OptionShape> names = new LinkedHashMap<>();
        for (OptionShape option : options) {
            if (option.inline() && option.type() instanceof OptionType.Nested nested) {
                names.putAll(nested.shape().get().written());
            } else {
                names.put(option.name(), option);
            }
        }
        return names;
    }

    /** Returns the names that can be written. */
    List<String> names() {
        return new ArrayList<>(written().keySet());
    }
}
