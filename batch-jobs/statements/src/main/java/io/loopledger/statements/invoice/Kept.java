package io.loopledger.statements.invoice;

import io.loopledger.statements.source.Limits;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.xml.XmlCursor;
import io.loopledger.statements.xml.XmlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of an invoice that are kept; not many, whatever the file says. */
final class Kept {
  private final String name;
  private final String place;
  private final Limits limits;
  private final List<XmlNode> parts = new ArrayList<>();

  Kept(XmlCursor cursor, Limits limits) {
    this.name = cursor.name();
    this.place = cursor.place();
    this.limits = limits;
  }

  void add(XmlNode part) throws IOException {
    if (parts.size() == limits.recordNodes()) {
      throw new RefusedException(
          part.place(), part.name(), "", "more than %d parts".formatted(parts.size()));
    }
    parts.add(part);
  }

  XmlNode node() {
    return new XmlNode(name, place, Map.of(), "", parts);
  }
}
