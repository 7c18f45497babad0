package example.cards;

import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import java.util.List;

/** The operators of this jar; META-INF/services names this class. */
public final class CardOperators implements OperatorProvider {
    @Override
    public List<Class<? extends OperatorConfig>> operators() {
        return List.of(MaskCardsConfig.class);
    }
}
