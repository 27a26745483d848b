package io.loopledger.local.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasswordFileTest {
  @Test
  void aPasswordMatchesOnlyItsOwnHash() {
    PasswordHash hash = PasswordHash.of("correct horse");

    assertThat(hash.matches("correct horse")).isTrue();
    assertThat(hash.matches("correct horsf")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void theSamePasswordIsNeverHashedTheSameWayTwice() {
    assertThat(PasswordHash.of("x").encoded()).isNotEqualTo(PasswordHash.of("x").encoded());
  }

  @Test
  void whatIsWrittenIsReadBack() {
    PasswordFile written = new PasswordFile(Map.of("admin", PasswordHash.of("secret")));

    PasswordFile read = PasswordFile.parse(written.lines());

    assertThat(read.find("admin").orElseThrow().matches("secret")).isTrue();
    assertThat(read.find("nobody")).isEmpty();
    assertThat(written.lines().toString()).doesNotContain("secret");
  }

  @Test
  void aBrokenLineIsNamedByItsNumber() {
    assertThatThrownBy(() -> PasswordFile.parse(List.of("# users", "", "admin:plain")))
        .hasMessageContaining("line 3")
        .hasMessageContaining("iterations:salt:hash");
  }

  @Test
  void aHashThatIsCheapToGuessIsRefused() {
    assertThatThrownBy(() -> PasswordHash.parse("1000:AAAA:AAAA"))
        .hasMessageContaining("at least 100,000");
  }
}
