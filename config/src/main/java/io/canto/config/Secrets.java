package io.canto.config;

import io.canto.config.yaml.YamlList;
import io.canto.config.yaml.YamlMap;
import io.canto.config.yaml.YamlNode;
import io.canto.config.yaml.YamlScalar;

/** Keeps what variables stand for out of messages. */
final class Secrets {
    private Secrets() {}

    /** Returns a message with what is written for each variable in place of its value. */
    static String hide(String message, YamlNode options) {
        if (options instanceof YamlScalar scalar) {
            boolean hides = scalar.isSubstituted() && !scalar.text().isEmpty();
            return hides ? message.replace(scalar.text(), scalar.written()) : message;
        }
        String hidden = message;
        if (options instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                hidden = hide(hidden, item);
            }
        } else if (options instanceof YamlMap map) {
            for (YamlMap.Entry entry : map.entries()) {
                hidden = hide(hidden, entry.value());
            }
        }
        return hidden;
    }
}
