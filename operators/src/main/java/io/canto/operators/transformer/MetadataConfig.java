package io.canto.operators.transformer;

import io.canto.expr.Failure;
import io.canto.expr.Template;
import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.record.RecordException;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.StateScope;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of {@code metadata}. */
@OperatorType(
        value = "metadata",
        summary = "Adds attributes and resource fields from templates.",
        badInput = "Where a template has no value for a record, nothing is added and `on_error` decides.",
        differsFromStanza =
                "There again, after newer versions left it out in favour of `add`; the values of attributes and"
                        + " resource are set together or not at all.",
        elsewhere = {
            "Stanza: host_metadata",
            "Loki stage: labels, static_labels, structured_metadata, tenant",
            "Vector: remap",
            "Logstash: mutate (add_field)",
            "OpenTelemetry: attributes processor, resource processor",
            "Fluent Bit: record_modifier (Record)"
        })
@Example("""
        title: Both kinds
        config:
          type: metadata
          attributes: {app: "${body.app}", env: prod}
          resource: {host.name: "node-${body.node}"}
        in:  [{body: {app: web, node: 3}}]
        out: [{body: {app: web, node: 3}, attributes: {app: web, env: prod}, resource: {host.name: node-3}}]
        """)
@Example("""
        title: All or nothing
        config: {type: metadata, attributes: {a: "1", b: "${body.x.y}"}}
        in:  [{body: {x: text}}]
        out: [{body: {x: text}}]
        errors: 1
        """)
public record MetadataConfig(
        @Doc("Attributes to set; values may hold ${...} expressions.") @Default("{}")
        Map<String, Template> attributes,

        @Doc("Resource fields to set; values may hold ${...} expressions.") @Default("{}")
        Map<String, Template> resource)
        implements TransformerConfig {
    /** Copies the maps and checks that there is something to do. */
    public MetadataConfig {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
        if (attributes.isEmpty() && resource.isEmpty()) {
            throw new IllegalArgumentException("set attributes, resource or both");
        }
    }

    @Override
    public StateScope stateScope() {
        return StateScope.NONE;
    }

    @Override
    public Transformer build(OperatorContext context) {
        FieldChange change = record -> {
            Fields newAttributes = render(attributes, record, "attributes");
            Fields newResource = render(resource, record, "resource");
            if (!newAttributes.isEmpty()) {
                record.attributes().merge(newAttributes);
            }
            if (!newResource.isEmpty()) {
                record.resource().merge(newResource);
            }
        };
        return change.toTransformer();
    }

    private static Fields render(Map<String, Template> templates, LogRecord record, String where) {
        Fields made = new Fields(templates.size());
        templates.forEach((key, template) -> {
            Object text = template.render(record);
            if (text instanceof Failure failure) {
                throw new RecordException(where + "." + key + " has no value: " + failure.message());
            }
            made.put(key, text);
        });
        return made;
    }
}
