package io.canto.cli;

import io.canto.config.GraphTestRunner.Result;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of tests in the XML form that JUnit made common. */
final class JUnitReport {
    private JUnitReport() {}

    /**
     * The tests of one file.
     *
     * @param name the file
     * @param results in order
     */
    record Suite(String name, List<Result> results) {}

    static String xml(List<Suite> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Suite suite : suites) {
                write(xml, suite);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", harmless(suite.name));
        xml.writeAttribute("tests", Integer.toString(suite.results.size()));
        long failed = suite.results.stream().filter(result -> !result.passed()).count();
        xml.writeAttribute("failures", Long.toString(failed));
        for (Result result : suite.results) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", harmless(suite.name));
            xml.writeAttribute("name", harmless(result.test().name()));
            if (!result.passed()) {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", harmless(result.failures().get(0)));
                xml.writeCharacters(harmless(String.join("\n", result.failures())));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML 1.0 cannot say control characters, not even escaped. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }
}
