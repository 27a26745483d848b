package io.loopledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.documents.html.HtmlWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentFormatsTest {
  @Test
  void theClassPathOfThisModuleHasFourFormats() {
    assertThat(DocumentFormats.found().names()).containsExactly("csv", "html", "json", "xlsx");
  }

  @Test
  void pdfThatIsLeftOutIsSaidPlainlyWithWhatToDo() {
    assertThatThrownBy(() -> DocumentFormats.found().writer("pdf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("put the jar loopledger-batch-documents-pdf")
        .hasMessageContaining("or take one of csv, html, json, xlsx");
  }

  @Test
  void anUnknownFormatIsSaidWithThoseThereAre() {
    assertThatThrownBy(() -> new DocumentFormats(List.of(new HtmlWriter())).writer("docx"))
        .hasMessage("format is docx, which no writer knows: take one of html");
  }

  @Test
  void twoWritersOfOneFormatAreAMistake() {
    assertThatThrownBy(() -> new DocumentFormats(List.of(new HtmlWriter(), new HtmlWriter())))
        .hasMessageContaining("format html has two writers");
  }
}
