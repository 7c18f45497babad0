package io.canto.operators.parser;

import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Parser;
import io.canto.spi.ParserConfig;

/** XML elements in text. */
@OperatorType(
        value = "xml_parser",
        summary = "Turns XML elements into maps.",
        description = """
                An element becomes a map with `tag`, and, where there are any, `attributes` (a map), `content` (its text
                without white space at the ends) and `children` (a list). One element gives one map; several side by side give a list, for
                which `parse_to` must be a field or the body. Names keep their prefix, namespaces are not looked up. Text
                beside the elements is left out.

                With `strict: false` the text need not be well-formed: an element that is never closed ends where its parent
                ends, or the text; an end that nothing began, and a tag in which the text ends, mean nothing. Values of
                attributes need no quotes, an attribute without a value has its name for one, and of one that comes twice the
                last counts. A `<` before anything but a name, an `&` alone and unknown entities are text. A document type is
                skipped.""",
        badInput = """
                Text without an element, and elements nested deeper than 100 levels, are errors. So are, unless `strict` is
                false, text that is not well-formed and a document type (DOCTYPE); the message says at which character.
                Entities beyond the five of XML are unknown, and nothing outside the text is ever read.""",
        differsFromStanza = """
                The content is all text of the element, not the last piece of it. Names keep their prefix. `strict: false`
                accepts more: ends that are missing at the end of the text, ends that nothing began, and a single `<`.""",
        elsewhere = {"Vector: parse_xml", "Logstash: xml filter", "OpenTelemetry: ParseXML"})
@Example("""
        title: An element with children
        config: {type: xml_parser}
        in:
          - body: '<order id="7"><item>pen</item><item n="2">ink &amp; paper</item></order>'
        out:
          - body: '<order id="7"><item>pen</item><item n="2">ink &amp; paper</item></order>'
            attributes:
              tag: order
              attributes: {id: '7'}
              children:
                - {tag: item, content: pen}
                - {tag: item, attributes: {n: '2'}, content: ink & paper}
        """)
@Example("""
        title: Two elements are a list
        config: {type: xml_parser, parse_to: body}
        in:
          - body: '<a/><b/>'
        out:
          - body: [{tag: a}, {tag: b}]
        """)
@Example("""
        title: Text that is nearly XML
        config: {type: xml_parser, strict: false, parse_to: body}
        in:
          - body: '<p class=note hidden>AT&T&nbsp;paid <b>5 < 6'
        out:
          - body:
              tag: p
              attributes: {class: note, hidden: hidden}
              content: 'AT&T&nbsp;paid'
              children: [{tag: b, content: 5 < 6}]
        """)
public record XmlParserConfig(
        @Doc("Whether the text must be well-formed.") @Default("true")
        boolean strict) implements ParserConfig {
    @Override
    public Parser build(OperatorContext context) {
        if (!strict) {
            LenientXml xml = new LenientXml();
            return value -> XmlText.result(xml.read(Parser.text(value)));
        }
        XmlText xml = new XmlText();
        return value -> xml.read(Parser.text(value));
    }
}
