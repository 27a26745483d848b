package io.loopledger.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF, the reference of the PDF Association, checks what a machine can of PDF/UA-1. */
class PdfUaTest {
  @BeforeAll
  static void start() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Test
  void aReportFollowsTheStandard() throws Exception {
    assertThat(problems(SampleDocument.in(Locale.GERMAN))).isEmpty();
  }

  /** Takes half a minute. */
  @Test
  @EnabledIfSystemProperty(named = "loopledger.documents.all", matches = "true")
  void hostileTextsDoNotBreakIt() throws Exception {
    assertThat(problems(HostileDocument.in(Locale.ENGLISH))).isEmpty();
  }

  private static List<String> problems(Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfWriter().write(document, out);
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(out.toByteArray()), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTotalAssertions()).isGreaterThan(1_000);
      return result.getTestAssertions().stream()
          .map(a -> a.getRuleId().getClause() + ": " + a.getMessage() + " at " + a.getLocation())
          .distinct()
          .toList();
    }
  }
}
