package io.canto.useragent;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import io.canto.spi.Range;
import java.util.List;
import java.util.Locale;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;

/** What a client says about itself. */
@OperatorType(
        value = "user_agent_parser",
        summary = "Tells browser, operating system and device from the text of a User-Agent header.",
        description = """
                The library Yauaa does the work; what it does not know is left out. It is large, so this operator is not part
                of the command: building Canto makes the folder `useragent/target/plugin` with all it needs, for
                `canto run --plugins useragent/target/plugin graph.yaml`; a program in Java depends on `canto-useragent`.
                Opening a graph takes some seconds longer.""",
        badInput =
                "What is no text, an empty text and one over 16 KiB are errors. Any other text has a result, if only an empty one.",
        elsewhere = {"Vector: parse_user_agent", "Logstash: useragent filter", "OpenTelemetry: UserAgent"})
@Example("""
        title: A browser
        config: {type: user_agent_parser, fields: [name, os_name, device_class]}
        in:
          - body: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
        out:
          - body: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
            attributes: {name: Firefox, os_name: Linux, device_class: Desktop}
        """)
@Example("""
        title: What is no text is an error
        config: {type: user_agent_parser, fields: [name], cache_size: 0}
        in:
          - body: 7
          - body: ''
        out:
          - body: 7
          - body: ''
        errors: 2
        """)
public record UserAgentParserConfig(
        @Doc("What to find out; the less, the faster.")
        @Default("[name, version, class, os_name, os_version, device_class, device_name, device_brand]")
        List<Field> fields,

        @Doc("How many texts are remembered with their results; 0 for none.")
        @Default("10000")
        @Range(min = 0, max = 1_000_000)
        int cacheSize)
        implements ParserConfig {
    /** What there is to find out. */
    public enum Field {
        /** The name of the browser or program. */
        @Doc("the browser or program")
        NAME(UserAgent.AGENT_NAME),
        /** Its version. */
        @Doc("its version")
        VERSION(UserAgent.AGENT_VERSION),
        /** What kind of program it is. */
        @Doc("what kind of program it is, such as Browser or Robot")
        CLASS(UserAgent.AGENT_CLASS),
        /** The operating system. */
        @Doc("the operating system")
        OS_NAME(UserAgent.OPERATING_SYSTEM_NAME),
        /** The version of the operating system. */
        @Doc("its version")
        OS_VERSION(UserAgent.OPERATING_SYSTEM_VERSION),
        /** What kind of device it is. */
        @Doc("what kind of device it is, such as Desktop or Phone")
        DEVICE_CLASS(UserAgent.DEVICE_CLASS),
        /** The device. */
        @Doc("the device")
        DEVICE_NAME(UserAgent.DEVICE_NAME),
        /** Who made the device. */
        @Doc("who made it")
        DEVICE_BRAND(UserAgent.DEVICE_BRAND),
        /** The layout engine. */
        @Doc("the layout engine")
        ENGINE_NAME(UserAgent.LAYOUT_ENGINE_NAME),
        /** The version of the layout engine. */
        @Doc("its version")
        ENGINE_VERSION(UserAgent.LAYOUT_ENGINE_VERSION);

        private final String key = name().toLowerCase(Locale.ROOT);
        private final String source;

        Field(String source) {
            this.source = source;
        }
    }

    private static final int MAX_LENGTH = 16 * 1024;

    /** Checks that there is something to find out. */
    public UserAgentParserConfig {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields is empty; name at least one");
        }
    }

    @Override
    public Parser build(OperatorContext context) {
        UserAgentAnalyzer.UserAgentAnalyzerBuilder builder =
                UserAgentAnalyzer.newBuilder().hideMatcherLoadStats().immediateInitialization();
        fields.forEach(field -> builder.withField(field.source));
        UserAgentAnalyzer analyzer = (cacheSize == 0 ? builder.withoutCache() : builder.withCache(cacheSize)).build();
        return value -> parse(analyzer, Parser.text(value));
    }

    private Fields parse(UserAgentAnalyzer analyzer, String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new RecordException("needs a text of 1 to " + MAX_LENGTH + " characters, found " + text.length());
        }
        UserAgent agent = analyzer.parse(text);
        Fields found = new Fields(fields.size());
        for (Field field : fields) {
            String value = agent.getValue(field.source);
            if (value != null && !value.equals(UserAgent.UNKNOWN_VALUE) && !value.equals(UserAgent.UNKNOWN_VERSION)) {
                found.put(field.key, value);
            }
        }
        return found;
    }
}
