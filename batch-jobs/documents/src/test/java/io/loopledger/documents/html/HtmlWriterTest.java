package io.loopledger.documents.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.documents.Values;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import io.loopledger.documents.text.OriginJson;
import io.loopledger.documents.text.PlainText;
import io.loopledger.documents.text.ReaderFormat;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlWriterTest {
  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyFigureHasItsRawValueItsOriginAndTheReadersForm(String language) throws Exception {
    Document document = SampleDocument.in(Locale.of(language));
    ReaderFormat format = ReaderFormat.of(document.locale());

    List<Element> figures = elements(page(document), "data");

    List<Cell.Amount> amounts = Values.amounts(document);
    assertThat(figures).hasSameSizeAs(amounts);
    for (int i = 0; i < amounts.size(); i++) {
      Cell.Amount amount = amounts.get(i);
      Element figure = figures.get(i);
      assertThat(figure.getAttribute("value")).isEqualTo(amount.value().toPlainString());
      assertThat(figure.getAttribute("data-unit")).isEqualTo(amount.unit());
      assertThat(figure.getTextContent()).isEqualTo(format.number(amount));
      assertThat(figure.getAttribute("data-metric"))
          .isEqualTo(amount.origin().map(Cell.Origin::metric).orElse(""));
      assertThat(figure.getAttribute("data-where"))
          .isEqualTo(amount.origin().map(OriginJson::where).orElse(""));
      assertThat(figure.getAttribute("data-statistic"))
          .isEqualTo(amount.origin().map(o -> o.statistic().name()).orElse(""));
    }
  }

  @Test
  void aFigureReadsAsItsReaderWritesIt() throws Exception {
    Element figure = byId(page(SampleDocument.in(Locale.GERMAN)), "headline-avoided");

    assertThat(figure.getTextContent())
        .isEqualTo(
            "Vermiedene Emissionen48.210 kg\u00A0CO₂e90-%-Intervall: 31.020 bis"
                + " 66.981\u00A0kg\u00A0CO₂eMethode RESTART, ohne Nutzung");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void nothingIsLoadedFromAnywhereAndNothingRuns(String language) throws Exception {
    for (Document document :
        List.of(SampleDocument.in(Locale.of(language)), HostileDocument.in(Locale.of(language)))) {
      org.w3c.dom.Document page = page(document);
      for (String element : List.of("script", "img", "link", "iframe", "object", "form", "use")) {
        assertThat(elements(page, element)).as(element).isEmpty();
      }
      assertThat(elements(page, "a"))
          .allSatisfy(a -> assertThat(a.getAttribute("href")).matches("#[a-z0-9-]+"));
      assertThat(elements(page, "*"))
          .allSatisfy(e -> assertThat(e.hasAttribute("src") || e.hasAttribute("style")).isFalse());
      assertThat(elements(page, "style").getFirst().getTextContent())
          .doesNotContain("url(")
          .doesNotContain("@import");
    }
  }

  @Test
  void itCanBeReadAloud() throws Exception {
    org.w3c.dom.Document page = page(SampleDocument.in(Locale.GERMAN));

    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("de");
    assertThat(elements(page, "h1")).hasSize(1);
    assertThat(elements(page, "main")).hasSize(1);
    assertThat(elements(page, "nav").getFirst().getAttribute("aria-label")).isEqualTo("Inhalt");
    assertThat(elements(page, "h2"))
        .map(Element::getTextContent)
        .containsExactly(
            "Was vermieden wurde",
            "Nach Lebenswegabschnitt",
            "Was es einbrachte",
            "Methode",
            "Woraus dieser Bericht gemacht ist");
    assertThat(elements(page, "table"))
        .hasSize(6)
        .allSatisfy(
            table -> {
              assertThat(list(table.getElementsByTagName("caption"))).hasSize(1);
              assertThat(list(table.getElementsByTagName("th")))
                  .allSatisfy(th -> assertThat(th.getAttribute("scope")).matches("col|row"));
            });
    assertThat(elements(page, "svg"))
        .hasSize(8)
        .allSatisfy(
            svg -> {
              assertThat(svg.getAttribute("role")).isEqualTo("img");
              assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
            });
  }

  @Test
  void idsAreUniqueAndEveryReferenceIsThere() throws Exception {
    assertIds(page(HostileDocument.in(Locale.ENGLISH)));
    assertIds(page(SampleDocument.in(Locale.ENGLISH)));
  }

  private static void assertIds(org.w3c.dom.Document page) {
    List<String> ids = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (Element element : elements(page, "*")) {
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
      Stream.of(element.getAttribute("aria-labelledby").split(" "))
          .filter(id -> !id.isEmpty())
          .forEach(references::add);
      if (element.getAttribute("href").startsWith("#")) {
        references.add(element.getAttribute("href").substring(1));
      }
    }

    assertThat(ids).doesNotHaveDuplicates().containsAll(references);
  }

  @Test
  void hostileTextsAreReadAsTheyAreAndIsolated() throws Exception {
    org.w3c.dom.Document page = page(HostileDocument.in(Locale.ENGLISH));
    List<String> texts = elements(page, "bdi").stream().map(Element::getTextContent).toList();

    assertThat(HostileDocument.TEXTS)
        .allSatisfy(text -> assertThat(texts).contains(PlainText.visible(text)));
    List<Element> figures = list(byId(page, "names").getElementsByTagName("data"));
    assertThat(figures).hasSameSizeAs(HostileDocument.TEXTS);
    for (int i = 0; i < figures.size(); i++) {
      JsonNode where = new ObjectMapper().readTree(figures.get(i).getAttribute("data-where"));
      assertThat(where.get("product").asText()).isEqualTo(HostileDocument.TEXTS.get(i));
    }
  }

  @Test
  void nothingIsNotZeroAndSaysWhy() throws Exception {
    Element table = byId(page(SampleDocument.in(Locale.ENGLISH)), "emissions-by-stage");

    assertThat(list(table.getElementsByTagName("tr")).getLast().getTextContent())
        .isEqualTo("Landfill– not stated by the recycler");
  }

  @Test
  void theSameReasonIsSaidOnceInARow() throws Exception {
    Cell none = new Cell.Empty("nothing posted");

    Element table =
        byId(page(document(Table.Row.of(new Cell.Text("Landfill"), none, none))), "figures");

    assertThat(list(table.getElementsByTagName("tr")).getLast().getTextContent())
        .isEqualTo("Landfill– nothing posted–");
  }

  @Test
  void aSumHasNoDashesWhereOnlyRowsHaveTexts() throws Exception {
    Table.Row sum =
        new Table.Row(
            Table.Level.TOTAL,
            List.of(
                new Cell.Empty(""), Cell.Amount.of(BigDecimal.TEN, 0, "g"), new Cell.Empty("")));

    Element table = byId(page(document(sum)), "figures");

    assertThat(list(table.getElementsByTagName("tr")).getLast().getTextContent()).isEqualTo("10–");
  }

  @Test
  void aTableWithoutRowsIsASentence() throws Exception {
    org.w3c.dom.Document page = page(document());

    assertThat(elements(page, "table")).isEmpty();
    assertThat(byId(page, "figures").getTextContent()).isEqualTo("Figures\nNo entries.");
    assertIds(page);
  }

  @Test
  void aWordIsBrokenOnlyWhereItIsLongerThanAColumnCouldBe() throws Exception {
    Cell none = new Cell.Empty("");
    Element table =
        byId(
            page(
                document(
                    Table.Row.of(new Cell.Text("inventory.acquisition"), none, none),
                    Table.Row.of(new Cell.Text("x".repeat(41)), none, none))),
            "figures");

    assertThat(list(table.getElementsByTagName("th")))
        .filteredOn(cell -> cell.getAttribute("scope").equals("row"))
        .map(cell -> cell.getAttribute("class"))
        .containsExactly("text", "text long");
  }

  @Test
  void printedPagesLieWhereATableHasMoreColumnsThanAnUprightOneHasRoomFor() throws Exception {
    assertThat(elements(page(ofColumns(9)), "body").getFirst().getAttribute("class")).isEmpty();
    assertThat(elements(page(ofColumns(10)), "body").getFirst().getAttribute("class"))
        .isEqualTo("lying");
  }

  private static Document ofColumns(int columns) {
    List<Table.Column> heads =
        IntStream.range(0, columns)
            .mapToObj(i -> new Table.Column("c" + i, "Column", Table.Type.TEXT))
            .toList();
    return document(new Table("figures", "Figures", heads, List.of(), ""));
  }

  private static Document document(Table.Row... rows) {
    Table table =
        new Table(
            "figures",
            "Figures",
            List.of(
                new Table.Column("name", "Name", Table.Type.TEXT),
                new Table.Column("one_g", "One", Table.Type.AMOUNT),
                new Table.Column("other_g", "Other", Table.Type.AMOUNT)),
            List.of(rows),
            "");
    return document(table);
  }

  private static Document document(Table table) {
    return new Document(
        "d",
        Locale.ENGLISH,
        "Title",
        "Subtitle",
        List.of(),
        List.of(new Document.Section("s", "Section", List.of(table))));
  }

  private static org.w3c.dom.Document page(Document document) throws Exception {
    byte[] html = Values.written(new HtmlWriter(), document);
    assertThat(new String(html, UTF_8)).startsWith("<!DOCTYPE html>\n<html lang=");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setExpandEntityReferences(false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(html));
  }

  private static List<Element> elements(org.w3c.dom.Document page, String name) {
    return list(page.getElementsByTagName(name));
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Element byId(org.w3c.dom.Document page, String id) {
    return elements(page, "*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
