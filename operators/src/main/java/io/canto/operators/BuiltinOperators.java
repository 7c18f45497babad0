package io.canto.operators;

import io.canto.operators.input.GenerateInputConfig;
import io.canto.operators.input.StdinInputConfig;
import io.canto.operators.output.DropOutputConfig;
import io.canto.operators.output.FileOutputConfig;
import io.canto.operators.output.ForwardConfig;
import io.canto.operators.output.StdoutConfig;
import io.canto.operators.parser.JsonParserConfig;
import io.canto.operators.parser.RegexParserConfig;
import io.canto.operators.parser.ScopeNameParserConfig;
import io.canto.operators.parser.SeverityParserConfig;
import io.canto.operators.parser.TimeParserConfig;
import io.canto.operators.parser.TraceParserConfig;
import io.canto.operators.transformer.AddConfig;
import io.canto.operators.transformer.CopyConfig;
import io.canto.operators.transformer.FilterConfig;
import io.canto.operators.transformer.MoveConfig;
import io.canto.operators.transformer.NoopConfig;
import io.canto.operators.transformer.RemoveConfig;
import io.canto.operators.transformer.RetainConfig;
import io.canto.operators.transformer.RouterConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import java.util.List;

/** The operator types that come with Canto. */
public final class BuiltinOperators implements OperatorProvider {
    @Override
    public List<Class<? extends OperatorConfig>> operators() {
        return List.of(
                AddConfig.class,
                CopyConfig.class,
                DropOutputConfig.class,
                FileOutputConfig.class,
                FilterConfig.class,
                ForwardConfig.class,
                GenerateInputConfig.class,
                JsonParserConfig.class,
                MoveConfig.class,
                NoopConfig.class,
                RegexParserConfig.class,
                RemoveConfig.class,
                RetainConfig.class,
                RouterConfig.class,
                ScopeNameParserConfig.class,
                SeverityParserConfig.class,
                StdinInputConfig.class,
                StdoutConfig.class,
                TimeParserConfig.class,
                TraceParserConfig.class);
    }
}
