package io.canto.operators.parser;

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
                which `parse_to` must be a field or the body. Names keep their prefix, namespaces are not looked up.""",
        badInput = """
                Text that is not well-formed, text without an element, elements nested deeper than 100 levels, and a document
                type (DOCTYPE) are errors; the message says at which character. Entities beyond the five of XML are unknown,
                and nothing outside the text is ever read.""",
        differsFromStanza = "There is no lenient mode: what is not well-formed is an error.",
        elsewhere = {"Vector: parse_xml", "Logstash: xml filter"})
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
public record XmlParserConfig() implements ParserConfig {
    @Override
    public Parser build(OperatorContext context) {
        XmlText xml = new XmlText();
        return value -> xml.read(Parser.text(value));
    }
}
