package io.loopledger.matching;

import io.loopledger.schemas.finance.SettlementLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Takes the simulator's bank statements, without the reader that is proved elsewhere. */
final class BankFiles {
  private static final Instant TAKEN = Instant.parse("2026-09-02T00:00:00Z");

  private BankFiles() {}

  /** Hands out a line for each booking; a file's name begins with its brand. */
  static void take(Path folder, Map<String, String> tenants, Consumer<SettlementLine> out) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String brand = name.substring(0, name.indexOf('-'));
        file(
            file, new SettlementLine.Owner(Objects.requireNonNull(tenants.get(brand)), brand), out);
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read " + folder, e);
    }
  }

  private static void file(Path file, SettlementLine.Owner owner, Consumer<SettlementLine> out)
      throws IOException, SAXException, ParserConfigurationException {
    String name = file.getFileName().toString();
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    NodeList statements = root.getElementsByTagName("Stmt");
    long position = 0;
    for (int s = 0; s < statements.getLength(); s++) {
      Element statement = (Element) statements.item(s);
      NodeList entries = statement.getElementsByTagName("Ntry");
      for (int e = 0; e < entries.getLength(); e++) {
        Element entry = (Element) entries.item(e);
        SettlementLine.Source source =
            new SettlementLine.Source(
                name,
                name,
                "BANK",
                "camt.053.001.08",
                null,
                text(statement, "IBAN"),
                text(statement, "Id"),
                date(entry),
                ++position);
        out.accept(line(entry, source, owner));
      }
    }
  }

  private static SettlementLine line(
      Element entry, SettlementLine.Source source, SettlementLine.Owner owner) {
    Element amount = (Element) entry.getElementsByTagName("Amt").item(0);
    long micros = new BigDecimal(amount.getTextContent()).movePointRight(6).longValueExact();
    return new SettlementLine(
        source.fileHash() + "#" + source.position(),
        owner,
        source,
        "PMNT",
        date(entry),
        null,
        amount.getAttribute("Ccy"),
        null,
        null,
        text(entry, "CdtDbtInd").equals("CRDT") ? micros : -micros,
        new SettlementLine.References(null, null, null, null, text(entry, "EndToEndId")),
        null,
        null,
        TAKEN);
  }

  private static LocalDate date(Element entry) {
    return LocalDate.parse(text((Element) entry.getElementsByTagName("BookgDt").item(0), "Dt"));
  }

  private static String text(Element in, String tag) {
    return in.getElementsByTagName(tag).item(0).getTextContent();
  }
}
