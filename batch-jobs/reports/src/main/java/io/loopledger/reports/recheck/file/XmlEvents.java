package io.loopledger.reports.recheck.file;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML of a file from anywhere: nothing outside of it is ever read. */
final class XmlEvents {
  private static final XMLInputFactory FACTORY = factory();

  private XmlEvents() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Takes each event of a file. */
  interface Handler {
    void take(XMLStreamReader xml) throws XMLStreamException;
  }

  static void read(String file, byte[] bytes, Handler handler) throws RefusedFileException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        xml.next();
        handler.take(xml);
      }
    } catch (XMLStreamException e) {
      throw new RefusedFileException(
          "%s in the workbook is no XML, or a part of it is missing; take the file as it was written"
              .formatted(file),
          e);
    }
  }

  /** An attribute, empty where it is not there. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
