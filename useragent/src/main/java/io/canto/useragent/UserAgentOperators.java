package io.canto.useragent;

import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import java.util.List;

/** The operator types of this jar. */
public final class UserAgentOperators implements OperatorProvider {
    @Override
    public List<Class<? extends OperatorConfig>> operators() {
        return List.of(UserAgentParserConfig.class);
    }
}
