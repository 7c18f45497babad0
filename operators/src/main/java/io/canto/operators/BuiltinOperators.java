package io.canto.operators;

import io.canto.operators.input.FileInputConfig;
import io.canto.operators.input.GenerateInputConfig;
import io.canto.operators.input.StdinInputConfig;
import io.canto.operators.output.DropOutputConfig;
import io.canto.operators.output.FileOutputConfig;
import io.canto.operators.output.ForwardConfig;
import io.canto.operators.output.StdoutConfig;
import io.canto.operators.parser.ContainerConfig;
import io.canto.operators.parser.CsvParserConfig;
import io.canto.operators.parser.GrokParserConfig;
import io.canto.operators.parser.JsonArrayParserConfig;
import io.canto.operators.parser.JsonParserConfig;
import io.canto.operators.parser.KeyValueParserConfig;
import io.canto.operators.parser.OtelcolConfig;
import io.canto.operators.parser.PatternParserConfig;
import io.canto.operators.parser.RegexParserConfig;
import io.canto.operators.parser.ScopeNameParserConfig;
import io.canto.operators.parser.SeverityParserConfig;
import io.canto.operators.parser.SyslogParserConfig;
import io.canto.operators.parser.TimeParserConfig;
import io.canto.operators.parser.TraceParserConfig;
import io.canto.operators.parser.UriParserConfig;
import io.canto.operators.parser.XmlParserConfig;
import io.canto.operators.transformer.AddConfig;
import io.canto.operators.transformer.AssignKeysConfig;
import io.canto.operators.transformer.CopyConfig;
import io.canto.operators.transformer.DedupConfig;
import io.canto.operators.transformer.FilterConfig;
import io.canto.operators.transformer.FlattenConfig;
import io.canto.operators.transformer.GeoipConfig;
import io.canto.operators.transformer.HashConfig;
import io.canto.operators.transformer.LookupConfig;
import io.canto.operators.transformer.MetadataConfig;
import io.canto.operators.transformer.MoveConfig;
import io.canto.operators.transformer.NoopConfig;
import io.canto.operators.transformer.RateLimitConfig;
import io.canto.operators.transformer.RecombineConfig;
import io.canto.operators.transformer.RedactConfig;
import io.canto.operators.transformer.RegexReplaceConfig;
import io.canto.operators.transformer.RemoveConfig;
import io.canto.operators.transformer.RenameKeysConfig;
import io.canto.operators.transformer.RestructureConfig;
import io.canto.operators.transformer.RetainConfig;
import io.canto.operators.transformer.RouterConfig;
import io.canto.operators.transformer.SampleConfig;
import io.canto.operators.transformer.SanitizeUtf8Config;
import io.canto.operators.transformer.SetConfig;
import io.canto.operators.transformer.SplitConfig;
import io.canto.operators.transformer.TruncateConfig;
import io.canto.operators.transformer.UnflattenConfig;
import io.canto.operators.transformer.UnquoteConfig;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorProvider;
import java.util.List;

/** The operator types that come with Canto. */
public final class BuiltinOperators implements OperatorProvider {
    @Override
    public List<Class<? extends OperatorConfig>> operators() {
        return List.of(
                AddConfig.class,
                AssignKeysConfig.class,
                ContainerConfig.class,
                CopyConfig.class,
                CsvParserConfig.class,
                DedupConfig.class,
                DropOutputConfig.class,
                FileInputConfig.class,
                FileOutputConfig.class,
                FilterConfig.class,
                FlattenConfig.class,
                ForwardConfig.class,
                GenerateInputConfig.class,
                GeoipConfig.class,
                GrokParserConfig.class,
                HashConfig.class,
                JsonArrayParserConfig.class,
                JsonParserConfig.class,
                KeyValueParserConfig.class,
                LookupConfig.class,
                MetadataConfig.class,
                MoveConfig.class,
                NoopConfig.class,
                OtelcolConfig.class,
                PatternParserConfig.class,
                RateLimitConfig.class,
                RecombineConfig.class,
                RedactConfig.class,
                RegexParserConfig.class,
                RegexReplaceConfig.class,
                RemoveConfig.class,
                RenameKeysConfig.class,
                RestructureConfig.class,
                RetainConfig.class,
                RouterConfig.class,
                SampleConfig.class,
                SanitizeUtf8Config.class,
                ScopeNameParserConfig.class,
                SetConfig.class,
                SeverityParserConfig.class,
                SplitConfig.class,
                StdinInputConfig.class,
                StdoutConfig.class,
                SyslogParserConfig.class,
                TimeParserConfig.class,
                TraceParserConfig.class,
                TruncateConfig.class,
                UnflattenConfig.class,
                UnquoteConfig.class,
                UriParserConfig.class,
                XmlParserConfig.class);
    }

    @Override
    public boolean namesClassesAsTypes() {
        return true;
    }
}
