package io.loopledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameBytesTest {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void asItWas() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "html", "json", "xlsx"})
  void neitherLanguageNorTimeZoneOfAMachineChangesAByte(String format) throws IOException {
    Locale.setDefault(Locale.US);
    TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
    byte[] sample = bytes(format, SampleDocument.in(Locale.GERMAN));
    byte[] hostile = bytes(format, HostileDocument.in(Locale.ENGLISH));

    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

    assertThat(bytes(format, SampleDocument.in(Locale.GERMAN))).isEqualTo(sample);
    assertThat(bytes(format, HostileDocument.in(Locale.ENGLISH))).isEqualTo(hostile);
  }

  private static byte[] bytes(String format, Document document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocumentFormats.found().writer(format).write(document, out);
    return out.toByteArray();
  }
}
