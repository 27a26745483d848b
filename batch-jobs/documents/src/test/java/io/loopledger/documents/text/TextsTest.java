package io.loopledger.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.documents.sample.HostileDocument;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void whatXmlCannotHoldIsShownByItsCode() {
    assertThat(PlainText.visible("a\u0000b\u001Bc\u0085d\uD83De\uFFFEf"))
        .isEqualTo("a[U+0000]b[U+001B]c[U+0085]d[U+D83D]e[U+FFFE]f");
  }

  @Test
  void everythingElseStays() {
    String text = "\t\n\r äß \u202E \u05E9 \uD83D\uDCF1 <&>\"'";

    assertThat(PlainText.visible(text)).isEqualTo(text);
  }

  @Test
  void everyTextComesBackAsItWas() {
    assertThat(HostileDocument.TEXTS)
        .allSatisfy(
            text -> assertThat(FormulaGuard.plain(FormulaGuard.guarded(text))).isEqualTo(text));
  }
}
