package io.loopledger.statements.xml;

import io.loopledger.statements.source.Content;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.Source;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through an XML document once, from element to element, and keeps only the part that is asked
 * for. Document type definitions are refused, so there are no entities to expand and nothing
 * outside the file is read.
 */
public final class XmlCursor implements AutoCloseable {
  private final Content content;
  private final XMLStreamReader reader;
  private final Source source;
  private final Set<String> namespaces;
  private final Deque<String> path = new ArrayDeque<>();
  private int nodes;

  /** What to do with a child element: read it by {@link #node}, {@link #children} or skip it. */
  public interface Child {
    /** The cursor stands at the child. */
    void take(String name) throws IOException;
  }

  private XmlCursor(
      Source source, Content content, XMLStreamReader reader, Set<String> namespaces) {
    this.source = source;
    this.content = content;
    this.reader = reader;
    this.namespaces = Set.copyOf(namespaces);
  }

  /**
   * Opens a document and goes to its root.
   *
   * @param namespaces those of the format; elements of others are named with theirs
   * @throws RefusedException if it is not XML, or has a document type definition
   */
  public static XmlCursor open(Source source, Set<String> namespaces) throws IOException {
    Content content = source.open();
    try {
      content.beginToken();
      XMLStreamReader reader = factory().createXMLStreamReader(content);
      XmlCursor cursor = new XmlCursor(source, content, reader, namespaces);
      cursor.toRoot();
      return cursor;
    } catch (XMLStreamException e) {
      content.close();
      throw notXml(e);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /** The name of the root element. */
  public static QName root(Source source) throws IOException {
    try (XmlCursor cursor = open(source, Set.of())) {
      return cursor.reader.getName();
    }
  }

  /** The namespace of the element the cursor stands at. */
  public String namespace() {
    return Optional.ofNullable(reader.getNamespaceURI()).orElse("");
  }

  /** The name of the element the cursor stands at. */
  public String name() {
    String namespace = namespace();
    return namespaces.contains(namespace)
        ? reader.getLocalName()
        : "{%s}%s".formatted(namespace, reader.getLocalName());
  }

  /** Line and path of the element the cursor stands at. */
  public String place() {
    return "line %d, /%s"
        .formatted(reader.getLocation().getLineNumber(), String.join("/", path.reversed()));
  }

  /** Hands over each child of this element; afterwards the cursor is behind this element. */
  public void children(Child child) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        path.pop();
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter(counts);
        child.take(name());
      } else if (isText(event)) {
        throw new RefusedException(
            place(), "", reader.getText().strip(), "a text stands between elements; remove it");
      }
    }
  }

  /** This element with all that is in it; afterwards the cursor is behind it. */
  public XmlNode node() throws IOException {
    nodes = 0;
    return subtree();
  }

  /** Goes behind this element. */
  public void skip() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        checkDepth(path.size() + depth);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    path.pop();
  }

  /** Goes to the end of the document: it must be whole. */
  public void toEnd() throws IOException {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      checkDepth(path.size());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException("closing the XML reader failed", e);
    } finally {
      content.close();
    }
  }

  private void toRoot() throws IOException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      checkDepth(0);
    }
    path.push(reader.getLocalName());
  }

  private XmlNode subtree() throws IOException {
    if (++nodes > source.limits().recordNodes()) {
      throw new RefusedException(
          place(),
          "",
          "",
          "one record has more than %d elements; no honest file has that"
              .formatted(source.limits().recordNodes()));
    }
    String name = name();
    String place = place();
    Map<String, String> attributes = attributes();
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter(counts);
        children.add(subtree());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        path.pop();
        return new XmlNode(name, place, attributes, text.toString().strip(), children);
      } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
        append(text);
      }
    }
  }

  private void append(StringBuilder text) throws IOException {
    text.append(reader.getText());
    if (text.length() > source.limits().fieldChars()) {
      throw new RefusedException(
          place(),
          "",
          "",
          "a text is longer than %d characters; no honest file has that"
              .formatted(source.limits().fieldChars()));
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i).strip());
    }
    return attributes;
  }

  private void enter(Map<String, Integer> counts) throws IOException {
    int nth = counts.merge(reader.getLocalName(), 1, Integer::sum);
    path.push(nth == 1 ? reader.getLocalName() : reader.getLocalName() + "[" + nth + "]");
    checkDepth(path.size());
  }

  private void checkDepth(int depth) throws IOException {
    if (depth > source.limits().depth()) {
      throw new RefusedException(
          place(),
          "",
          "",
          "elements are nested more than %d deep; no honest file has that"
              .formatted(source.limits().depth()));
    }
  }

  private boolean isText(int event) {
    return (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
        && !reader.isWhiteSpace();
  }

  private int next() throws IOException {
    try {
      content.beginToken();
      int event = reader.next();
      content.checkToken();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new RefusedException(
            "line %d".formatted(reader.getLocation().getLineNumber()),
            "",
            "",
            "the file has a document type definition or an entity; both are refused because they"
                + " can read other files. Ask the sender for a file without DOCTYPE");
      }
      return event;
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
  }

  /** The JDK hides an error of the stream below in one of its own. */
  private static IOException notXml(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && !(cause instanceof java.io.CharConversionException)) {
        return io;
      }
      if (cause instanceof XMLStreamException xml
          && xml.getNestedException() instanceof IOException io
          && !(io instanceof java.io.CharConversionException)) {
        return io;
      }
    }
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    return new RefusedException(
        "line %d".formatted(line),
        "",
        "",
        "not well-formed XML, cut off or damaged; ask the sender for the whole file (%s)"
            .formatted(firstLine(e)));
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return message.substring(message.lastIndexOf("Message: ") + 1).replaceFirst("^essage: ", "");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the file is read: " + systemId);
        });
    return factory;
  }
}
