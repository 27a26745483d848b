package io.loopledger.documents.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.documents.Values;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import io.loopledger.documents.text.FormulaGuard;
import io.loopledger.documents.text.PlainText;
import io.loopledger.documents.zip.StableZip;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  @Test
  void everyFigureIsALineWithAllItsDigits() throws Exception {
    Document document = SampleDocument.in(Locale.GERMAN);

    List<String> values =
        lines(document).stream()
            .filter(line -> line.getField("type").equals("amount"))
            .filter(line -> !line.getField("kind").equals("chart"))
            .map(line -> line.getField("value") + " " + line.getField("unit"))
            .toList();

    assertThat(values)
        .isEqualTo(
            Values.amounts(document).stream()
                .map(amount -> amount.value().toPlainString() + " " + amount.unit())
                .toList());
  }

  @Test
  void aLineTellsWhereItsFigureStandsAndWhereItComesFrom() throws Exception {
    NamedCsvRecord line =
        lines(SampleDocument.in(Locale.ENGLISH)).stream()
            .filter(l -> l.getField("block").equals("avoided-by-category"))
            .filter(l -> l.getField("column").equals("p95_kgco2e"))
            .filter(l -> l.getField("row").equals("5"))
            .findFirst()
            .orElseThrow();

    assertThat(line.getFields())
        .containsExactly(
            "result",
            "avoided-by-category",
            "table",
            "5",
            "TOTAL",
            "Total",
            "p95_kgco2e",
            "amount",
            "66980.5",
            "1",
            "kgCO2e",
            "impact.avoided",
            "{\"brand\":\"acme\",\"period\":\"2026-10\"}",
            "P95",
            "");
  }

  @Test
  void figuresOfChartsAndIntervalsAreThereToo() throws Exception {
    List<NamedCsvRecord> lines = lines(SampleDocument.in(Locale.ENGLISH));

    assertThat(lines)
        .filteredOn(l -> l.getField("row_label").equals("Headphones"))
        .filteredOn(l -> l.getField("kind").equals("chart"))
        .map(l -> l.getField("column") + "=" + l.getField("value"))
        .containsExactly("value=-250", "lower=-480", "upper=-20");
    assertThat(lines)
        .filteredOn(l -> l.getField("row_label").equals("Avoided emissions"))
        .map(l -> l.getField("column") + "=" + l.getField("value"))
        .containsExactly("value=48210.4417", "lower=31020.12", "upper=66980.5");
  }

  @Test
  void nothingIsAnEmptyFieldWithItsReason() throws Exception {
    assertThat(lines(SampleDocument.in(Locale.ENGLISH)))
        .filteredOn(l -> l.getField("type").equals("empty"))
        .map(l -> l.getField("value") + "|" + l.getField("remark"))
        .containsExactly("|not stated by the recycler");
  }

  @Test
  void noTextIsAFormulaAndEveryTextComesBack() throws Exception {
    List<NamedCsvRecord> names =
        lines(HostileDocument.in(Locale.ENGLISH)).stream()
            .filter(l -> l.getField("block").equals("names"))
            .filter(l -> l.getField("column").equals("name"))
            .toList();

    assertThat(names)
        .map(l -> l.getField("value"))
        .noneMatch(v -> v.matches("(?s)[=+\\-@\t\r\n].*"));
    assertThat(names)
        .map(l -> FormulaGuard.plain(l.getField("value")))
        .isEqualTo(HostileDocument.TEXTS.stream().map(PlainText::visible).toList());
  }

  @Test
  void dimensionsAreExactlyAsTheyWere() throws Exception {
    List<String> products = new ArrayList<>();
    for (NamedCsvRecord line : lines(HostileDocument.in(Locale.ENGLISH))) {
      if (line.getField("block").equals("names") && line.getField("type").equals("amount")) {
        products.add(new ObjectMapper().readTree(line.getField("where")).get("product").asText());
      }
    }

    assertThat(products).isEqualTo(HostileDocument.TEXTS);
  }

  @Test
  void negativeNumbersStayNumbers() throws Exception {
    assertThat(lines(HostileDocument.in(Locale.ENGLISH)))
        .filteredOn(l -> l.getField("column").equals("amount_eur"))
        .hasSize(2 * HostileDocument.TEXTS.size())
        .allSatisfy(l -> assertThat(l.getField("value")).isEqualTo("-12.5"));
  }

  @Test
  void theMetadataIsThatOfTheFile() throws Exception {
    Map<String, byte[]> files = files(SampleDocument.in(Locale.GERMAN));
    byte[] csv = Objects.requireNonNull(files.get("figures.csv"));
    JsonNode metadata = new ObjectMapper().readTree(files.get("datapackage.json"));
    JsonNode resource = metadata.at("/resources/0");

    assertThat(files.keySet()).containsExactly("datapackage.json", "figures.csv");
    assertThat(resource.get("bytes").asInt()).isEqualTo(csv.length);
    assertThat(resource.get("hash").asText())
        .isEqualTo(
            "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(csv)));
    assertThat(resource.at("/schema/fields").findValuesAsText("name"))
        .isEqualTo(List.of(new String(csv, UTF_8).split("\r\n", 2)[0].split(",")));
    assertThat(metadata.at("/loopledger/facts/2/value").asText()).isEqualTo("closed-2026-10");
    assertThat(metadata.at("/loopledger/sections/0/texts/0/kind").asText())
        .isEqualTo("PROVISIONAL");
    assertThat(metadata.at("/loopledger/sections/0/blocks/2/columns/p5_kgco2e").asText())
        .isEqualTo("5. Perzentil");
  }

  private static List<NamedCsvRecord> lines(Document document) throws Exception {
    String csv = new String(files(document).get("figures.csv"), UTF_8);
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  private static Map<String, byte[]> files(Document document) throws Exception {
    return StableZip.read(Values.written(new CsvWriter(), document));
  }
}
