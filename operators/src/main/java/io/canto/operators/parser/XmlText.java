package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.RecordException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads elements with the JDK's streaming parser, which is told to know no document types and no outside world. */
final class XmlText {
    static final int MAX_DEPTH = 100;

    private static final String ROOT = "<r>";
    private static final String ROOT_END = "</r>";

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    XmlText() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the text is read");
        });
    }

    /**
     * Returns the element as a map, or a list of several.
     *
     * @throws RecordException if the text is not well-formed or has no element
     */
    Object read(String text) {
        int start = declarationLength(text);
        List<Fields> roots = new ArrayList<>(1);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new StringReader(ROOT + text.substring(start) + ROOT_END));
            try {
                reader.next();
                readChildren(reader, roots, new StringBuilder(), 0);
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        throw new RecordException("an element ends that never began");
                    }
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset() - ROOT.length() + start;
            throw new RecordException(
                    "no well-formed XML at character " + Math.min(Math.max(1, at), text.length() + 1), e);
        }
        return result(roots);
    }

    /** One element is a map, several are a list. */
    static Object result(List<Fields> roots) {
        if (roots.isEmpty()) {
            throw new RecordException("there is no XML element");
        }
        return roots.size() == 1 ? roots.get(0) : roots;
    }

    /** The declaration, and a byte order mark, may stand at the start only, and the text does not in what is parsed. */
    private static int declarationLength(String text) {
        int start = text.startsWith("\ufeff") ? 1 : 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = text.startsWith("<?xml ", start) ? text.indexOf("?>", start) : -1;
        return end < 0 ? start : end + 2;
    }

    /** Reads up to the end of the element that was begun. */
    private static void readChildren(XMLStreamReader reader, List<Fields> children, StringBuilder content, int depth)
            throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw tooDeep();
        }
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(readElement(reader, depth));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> content.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    static RecordException tooDeep() {
        return new RecordException("XML elements are nested deeper than " + MAX_DEPTH + " levels");
    }

    private static Fields readElement(XMLStreamReader reader, int depth) throws XMLStreamException {
        String tag = name(reader.getPrefix(), reader.getLocalName());
        Fields attributes = new Fields(reader.getAttributeCount());
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            attributes.put(
                    name(reader.getAttributePrefix(at), reader.getAttributeLocalName(at)),
                    reader.getAttributeValue(at));
        }
        List<Fields> children = new ArrayList<>(0);
        StringBuilder content = new StringBuilder();
        readChildren(reader, children, content, depth + 1);
        return element(tag, attributes, content, children);
    }

    /** Makes the map of an element; what it has not is left out. */
    static Fields element(String tag, Fields attributes, StringBuilder content, List<Fields> children) {
        Fields element = new Fields(4);
        element.put("tag", tag);
        if (!attributes.isEmpty()) {
            element.put("attributes", attributes);
        }
        String text = content.toString().strip();
        if (!text.isEmpty()) {
            element.put("content", text);
        }
        if (!children.isEmpty()) {
            element.put("children", children);
        }
        return element;
    }

    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }
}
