package io.loopledger.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  /**
   * That of hostile texts takes half a minute, and comes with {@code
   * -Dloopledger.documents.all=true}.
   */
  static Stream<Document> documents() {
    Stream<Document> usual = Stream.of(SampleDocument.in(Locale.GERMAN));
    return Boolean.getBoolean("loopledger.documents.all")
        ? Stream.concat(usual, Stream.of(HostileDocument.in(Locale.ENGLISH)))
        : usual;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aReportFollowsTheStandard(Document document) throws Exception {
    assertThat(problems(document)).isEmpty();
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
