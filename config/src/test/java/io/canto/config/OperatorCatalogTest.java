package io.canto.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canto.spi.Doc;
import io.canto.spi.OperatorConfig;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorKind;
import io.canto.spi.OperatorProvider;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCatalogTest {
    @OperatorType(value = "greedy", summary = "Takes what is not its own.")
    record Greedy(@Doc("Not its business.") String onError) implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @OperatorType(value = "greedy_parser", summary = "Takes what is not its own.")
    record GreedyParser(@Doc("Not its business.") String body) implements ParserConfig {
        @Override
        public Parser build(OperatorContext context) {
            return value -> value;
        }
    }

    @OperatorType(value = "body_keeper", summary = "Has an option that only parsers share.")
    record BodyKeeper(@Doc("Its own.") String body) implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @OperatorType(value = "sink", summary = "Has a name that is taken.")
    record Taken() implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @OperatorType(value = "sink", summary = "Has a name that is taken.")
    record SinkConfig() implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @OperatorType(value = "joker", summary = "Is not called as its class.")
    record WildCardConfig() implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    /** Says of its classes that they are called as their types; of one that is not true. */
    public static final class AsTypes implements OperatorProvider {
        @Override
        public List<Class<? extends OperatorConfig>> operators() {
            return List.of(BodyKeeper.class, WildCardConfig.class);
        }

        @Override
        public boolean namesClassesAsTypes() {
            return true;
        }
    }

    /** Has a class that is called as a type of others. */
    public static final class AsTakenType implements OperatorProvider {
        @Override
        public List<Class<? extends OperatorConfig>> operators() {
            return List.of(SinkConfig.class);
        }

        @Override
        public boolean namesClassesAsTypes() {
            return true;
        }
    }

    record Nameless() implements TransformerConfig {
        @Override
        public Transformer build(OperatorContext context) {
            return (record, out) -> out.emit(record);
        }
    }

    @Test
    void a_description_holds_all_that_the_annotations_say() {
        OperatorDescription put = Samples.catalog().find("put").orElseThrow();

        assertThat(put.kind()).isEqualTo(OperatorKind.TRANSFORMER);
        assertThat(put.summary()).isEqualTo("Sets a field.");
        assertThat(put.options())
                .extracting(OptionDescription::name, OptionDescription::kind, OptionDescription::required)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("field", "field", true),
                        org.assertj.core.groups.Tuple.tuple("value", "any value", false),
                        org.assertj.core.groups.Tuple.tuple("mode", "choice", false),
                        org.assertj.core.groups.Tuple.tuple("names", "map of texts", false),
                        org.assertj.core.groups.Tuple.tuple("share", "number", false));
        assertThat(put.options().get(2).choices())
                .containsExactly(
                        new OptionDescription.Choice("replace", "What was there is gone."),
                        new OptionDescription.Choice("keep_old", "What was there stays."));
        assertThat(put.options().get(4).range()).isEqualTo("0 to 1");
        assertThat(put.shared())
                .extracting(OptionDescription::name)
                .containsExactly("output", "if", "on_error", "max_seen_counter", "seen_counter_action");
    }

    @Test
    void each_kind_shares_its_own_options() {
        OperatorCatalog catalog = Samples.catalog();

        assertThat(shared(catalog, "lines_input")).containsExactly("output", "attributes", "resource", "max_unacked");
        assertThat(shared(catalog, "choose")).containsExactly("on_error", "max_seen_counter", "seen_counter_action");
        assertThat(shared(catalog, "sink"))
                .containsExactly("if", "on_error", "max_seen_counter", "seen_counter_action");
        assertThat(shared(catalog, "json_parser")).contains("parse_from", "timestamp", "if", "output");
    }

    @Test
    void a_class_that_declares_what_every_operator_has_is_refused() {
        OperatorCatalog catalog = Samples.catalog();

        assertThatThrownBy(() -> catalog.plus(Greedy.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declares the option 'on_error', which every transformer has already");
        assertThatThrownBy(() -> catalog.plus(GreedyParser.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declares the option 'body', which every parser has already");
        assertThat(catalog.plus(BodyKeeper.class).find("body_keeper")).isPresent();
    }

    @Test
    void a_type_has_one_name_and_a_name_one_type() {
        OperatorCatalog catalog = Samples.catalog();
        List<Class<? extends OperatorConfig>> nameless = List.of(Nameless.class);

        assertThatThrownBy(() -> catalog.plus(Taken.class)).hasMessageContaining("the type 'sink' is declared by");
        assertThatThrownBy(() -> OperatorCatalog.of(nameless)).hasMessageContaining("has no @OperatorType");
        assertThat(catalog.plus(Samples.Sink.class).names()).hasSize(Samples.TYPES.size());
    }

    @Test
    void a_provider_may_say_that_its_classes_are_called_as_their_types(@TempDir Path folder) throws IOException {
        OperatorCatalog catalog = installed(folder, AsTypes.class);

        assertThat(catalog.names()).containsAll(Samples.catalog().names()).contains("body_keeper", "wild_card");
        assertThat(catalog.find("body_keeper").orElseThrow().config()).isEqualTo(BodyKeeper.class);
        assertThatThrownBy(catalog::all).hasMessageContaining("is the type 'joker', but its provider says");
        assertThatThrownBy(() -> installed(folder, AsTakenType.class))
                .hasMessageContaining("the type 'sink' is declared by");
    }

    private static OperatorCatalog installed(Path folder, Class<? extends OperatorProvider> provider)
            throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(OperatorProvider.class.getName()), provider.getName());
        URL[] urls = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, provider.getClassLoader())) {
            return OperatorCatalog.installed(loader);
        }
    }

    @Test
    void pages_are_written_from_the_annotations() {
        OperatorCatalog catalog = Samples.catalog();

        Golden.check(Golden.folder("pages").resolve("json_parser.md"), page(catalog, "json_parser"));
        Golden.check(Golden.folder("pages").resolve("choose.md"), page(catalog, "choose"));
        Golden.check(Golden.folder("pages").resolve("README.md"), OperatorIndex.markdown(catalog.all()));
    }

    private static String page(OperatorCatalog catalog, String type) {
        return OperatorPage.markdown(catalog.find(type).orElseThrow());
    }

    private static List<String> shared(OperatorCatalog catalog, String type) {
        return catalog.find(type).orElseThrow().shared().stream()
                .map(OptionDescription::name)
                .toList();
    }
}
