package io.loopledger.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.documents.DocumentFormats;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PdfWriterTest {
  private static final Locale LOCALE = Locale.getDefault();
  private static final TimeZone ZONE = TimeZone.getDefault();

  private static byte[] german = new byte[0];
  private static byte[] hostile = new byte[0];

  @BeforeAll
  static void write() throws IOException {
    german = bytes(SampleDocument.in(Locale.GERMAN));
    hostile = bytes(HostileDocument.in(Locale.ENGLISH));
  }

  @AfterAll
  static void asItWas() {
    Locale.setDefault(LOCALE);
    TimeZone.setDefault(ZONE);
  }

  @Test
  void theFormatIsFoundWithTheOthers() {
    assertThat(DocumentFormats.found().names())
        .containsExactly("csv", "html", "json", "pdf", "xlsx");
  }

  @Test
  void theTextIsThereInTheOrderInWhichItIsRead() throws IOException {
    assertThat(text(german))
        .containsSubsequence(
            "Wirkungsbericht",
            "acme, Programm loop, Oktober 2026",
            "Was vermieden wurde",
            "Vorläufig",
            "Der Monat ist offen",
            "48.210 kg CO₂e",
            "31.020 bis 66.981 kg CO₂e",
            "Vermiedene Emissionen nach Kategorie",
            "Kopfhörer",
            "−250,0",
            "100,0 %",
            "keine Angabe des Verwerters",
            "184.250,50",
            "1.234.567.890.123.456,79",
            "DE-2026-10060",
            "Woraus dieser Bericht gemacht ist",
            "closed-2026-10");
  }

  @Test
  void theHeadOfATableStandsAgainOnEachOfItsPages() throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(german)) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(pdf));
      }
    }

    assertThat(pages)
        .filteredOn(page -> page.contains("DE-2026-100"))
        .hasSizeGreaterThan(1)
        .allSatisfy(page -> assertThat(page).contains("Steuersatz"));
    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1)).contains(page + " / " + pages.size());
    }
  }

  @Test
  void itSaysItsLanguageItsTitleAndItsParts() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(german)) {
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Wirkungsbericht · acme, Programm loop, Oktober 2026");
      assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      List<String> bookmarks = new ArrayList<>();
      for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        bookmarks.add(item.getTitle());
      }
      assertThat(bookmarks)
          .containsExactly(
              "Was vermieden wurde",
              "Nach Lebenswegabschnitt",
              "Was es einbrachte",
              "Methode",
              "Woraus dieser Bericht gemacht ist");
    }
  }

  @Test
  void itsTagsTellWhatEachPartIs() throws IOException {
    Map<String, Integer> tags = new TreeMap<>();
    List<String> alternatives = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(german)) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      collect(pdf.getDocumentCatalog().getStructureTreeRoot(), tags, alternatives);
    }

    assertThat(tags)
        .containsEntry("H1", 1)
        .containsEntry("H2", 5)
        .containsEntry("Table", 6)
        .containsEntry("Figure", 4)
        .containsEntry("THead", 6);
    assertThat(alternatives)
        .hasSize(4)
        .contains(
            "Seit einem Jahr mehr. Von 21.000 auf 48.210 kg im Monat; das Band ist das"
                + " 90-%-Intervall.");
  }

  @Test
  void everyFontIsEmbeddedAndNothingPointsOutside() throws IOException {
    for (byte[] file : List.of(german, hostile)) {
      try (PDDocument pdf = Loader.loadPDF(file)) {
        for (PDPage page : pdf.getPages()) {
          assertThat(page.getAnnotations()).isEmpty();
          for (COSName name : page.getResources().getFontNames()) {
            PDFont font = page.getResources().getFont(name);
            assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          }
        }
        assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
        assertThat(pdf.getDocumentCatalog().getNames()).isNull();
      }
    }
  }

  @Test
  void theSameDocumentGivesTheSameBytesOnEveryMachine() throws IOException {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

    assertThat(bytes(SampleDocument.in(Locale.GERMAN))).isEqualTo(german);
    assertThat(bytes(HostileDocument.in(Locale.ENGLISH))).isEqualTo(hostile);
  }

  @Test
  void aTableOfManyColumnsMakesThePagesLie() throws IOException {
    assertThat(widthInMillimetres(9)).isEqualTo(210);
    assertThat(widthInMillimetres(10)).isEqualTo(297);
    assertThat(widthInMillimetres(15)).isEqualTo(420);
    assertThatThrownBy(() -> widthInMillimetres(23))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "table t has 23 columns, and a page of a PDF has room for 22: leave columns out, or"
                + " take xlsx or csv");
  }

  private static long widthInMillimetres(int columns) throws IOException {
    List<Table.Column> heads = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      heads.add(new Table.Column("c" + i, "Column", Table.Type.TEXT));
      cells.add(new Cell.Text("text"));
    }
    Table table =
        new Table("t", "Table", heads, List.of(Table.Row.of(cells.toArray(Cell[]::new))), "");
    Document document =
        new Document(
            "d",
            Locale.ENGLISH,
            "Title",
            "Subtitle",
            List.of(),
            List.of(new Document.Section("s", "Section", List.of(table))));
    try (PDDocument pdf = Loader.loadPDF(bytes(document))) {
      return Math.round(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4);
    }
  }

  @Test
  void whatTheFontsCannotShowIsShownByItsCode() {
    assertThat(PdfText.shown("é ₂ Ω Ж → −")).isEqualTo("é ₂ Ω Ж → −");
    assertThat(PdfText.shown("\u4E2D \uD83D\uDCF1 \u202E \u05E9 \u0628 \u0000 \uD83D"))
        .isEqualTo("[U+4E2D] [U+1F4F1] [U+202E] [U+05E9] [U+0628] [U+0000] [U+D83D]");
    assertThat(PdfText.shown("a\r\nb\rc\td")).isEqualTo("a\nb\nc\td");
  }

  @Test
  void hostileTextsAreRead() throws IOException {
    assertThat(text(hostile))
        .contains("</script><script>alert(1)</script>")
        .contains("=HYPERLINK(\"http://127.0.0.1/?\"&A1,\"here\")")
        .contains("]]> <!-- & &amp; &#0; -->")
        .contains("[U+202E]gnp.exe[U+202C] right to left")
        .contains("nul [U+0000] bell [U+0007] escape [U+001B] next line [U+0085]")
        .contains("../../etc/passwd \\ C:\\con");
  }

  private static void collect(
      PDStructureNode node, Map<String, Integer> tags, List<String> alternatives) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        tags.merge(element.getStructureType(), 1, Integer::sum);
        if ("Figure".equals(element.getStructureType())) {
          alternatives.add(String.valueOf(element.getAlternateDescription()));
        }
        collect(element, tags, alternatives);
      }
    }
  }

  private static String text(byte[] file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf).replace('\u00A0', ' ');
    }
  }

  private static byte[] bytes(Document document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfWriter().write(document, out);
    return out.toByteArray();
  }
}
