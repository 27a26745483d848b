package io.loopledger.catalog.fx;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The ECB's {@code eurofxref-hist.xml}: a {@code Cube} with a {@code time} for each day, in it one
 * with {@code currency} and {@code rate} for each rate. Document types and external entities are
 * refused, so reading a file never opens another one.
 */
final class EcbXmlReader {
  private static final String CUBE = "Cube";

  private final String name;

  EcbXmlReader(String name) {
    this.name = name;
  }

  FxRates read(byte[] content) {
    XMLStreamReader xml = null;
    try {
      xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
      ParsedRates parsed = new ParsedRates(ParsedRates.Kind.ECB);
      readCubes(xml, parsed);
      return parsed.rates();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(
          "%s is not well-formed XML: %s".formatted(name, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      int line = xml == null ? 1 : xml.getLocation().getLineNumber();
      throw new IllegalArgumentException("%s line %d: %s".formatted(name, line, e.getMessage()), e);
    }
  }

  private static void readCubes(XMLStreamReader xml, ParsedRates parsed) throws XMLStreamException {
    LocalDate day = null;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw new IllegalArgumentException("a document type is not allowed; remove it");
        case XMLStreamConstants.START_ELEMENT -> {
          if (xml.getLocalName().equals(CUBE)) {
            day = cube(xml, day, parsed);
          }
        }
        default -> {}
      }
    }
  }

  /** Takes in a cube; returns the day that the rates after it belong to. */
  private static @Nullable LocalDate cube(
      XMLStreamReader xml, @Nullable LocalDate day, ParsedRates parsed) {
    String time = xml.getAttributeValue(null, "time");
    String currency = xml.getAttributeValue(null, "currency");
    String rate = xml.getAttributeValue(null, "rate");
    if (time != null) {
      LocalDate next = RateRules.day(time);
      parsed.openDay(next);
      return next;
    }
    if (currency == null && rate == null) {
      return null;
    }
    if (day == null || currency == null || rate == null) {
      throw new IllegalArgumentException(
          "Cube with currency '%s' and rate '%s' needs both, inside a Cube with a time"
              .formatted(currency, rate));
    }
    addRate(parsed, day, currency, rate);
    return day;
  }

  private static void addRate(ParsedRates parsed, LocalDate day, String currency, String rate) {
    try {
      parsed.add(day, currency, RateRules.rate(rate));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s of %s: %s".formatted(currency, day, e.getMessage()), e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
