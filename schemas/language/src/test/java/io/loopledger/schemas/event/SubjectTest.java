package io.loopledger.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  @Property
  void whatIsWrittenIsReadBack(
      @ForAll Subject.Kind kind,
      @ForAll @NotBlank @AlphaChars @Chars({':', '/', ' ', 'ü', '漢'}) @StringLength(max = 512)
          String key) {
    Subject subject = new Subject(kind, key);

    assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
  }

  @ParameterizedTest
  @EnumSource(Subject.Kind.class)
  void everyKindIsNamedInTheMessageAboutUnknownOnes(Subject.Kind kind) {
    assertThatThrownBy(() -> Subject.parse("pallet:acme/1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'pallet:acme/1'")
        .hasMessageContaining(kind.prefix() + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unit", ":acme/1", "UNIT:acme/1", " unit:acme/1"})
  void aTextWithoutAKnownKindIsRefused(String text) {
    assertThatThrownBy(() -> Subject.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' must begin with");
  }

  @Test
  void theKeyMustHoldTextOfLimitedLength() {
    assertThat(new Subject(Subject.Kind.UNIT, "x".repeat(512)).key()).hasSize(512);
    assertThatThrownBy(() -> new Subject(Subject.Kind.UNIT, "x".repeat(513)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject key")
        .hasMessageContaining("has 513 characters; it must have at most 512");
    assertThatThrownBy(() -> Subject.parse("unit: "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject key ' ' is blank");
    assertThatThrownBy(() -> Subject.parse("unit:a\0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+0000 at index 1");
  }

  @Test
  void aSubjectIsOfTheBrandThatItsKeyBeginsWith() {
    assertThat(Subject.unit("acme", "QR-1").isOf("acme")).isTrue();
    assertThat(Subject.line("acme", "17850/85123A")).hasToString("line:acme/17850/85123A");
    assertThat(Subject.doc("acme", "F-1")).hasToString("doc:acme/F-1");
    assertThat(Subject.voucher("acme", "V-1")).hasToString("voucher:acme/V-1");
    assertThat(Subject.period("acme", "2026-11")).hasToString("period:acme/2026-11");
    assertThat(Subject.unit("acme", "QR-1").isOf("acm")).isFalse();
    assertThat(Subject.unit("acme2", "QR-1").isOf("acme")).isFalse();
    assertThat(Subject.parse("unit:acme/").isOf("acme")).isFalse();
    assertThat(Subject.parse("unit:acme").isOf("acme")).isFalse();
  }
}
