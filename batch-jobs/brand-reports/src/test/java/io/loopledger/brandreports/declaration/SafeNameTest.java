package io.loopledger.brandreports.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SafeNameTest {
  @Test
  void aPlainNameStaysAsItIs() {
    assertThat(SafeName.of("margin-2026")).isEqualTo("margin-2026");
  }

  @Test
  void otherNamesEndWithAHashSoThatTheyStayDifferent() {
    assertThat(SafeName.of("Rücknahmen / Größe")).matches("rucknahmen-grosse-[0-9a-f]{8}");
    assertThat(SafeName.of("../../etc/passwd")).matches("etc-passwd-[0-9a-f]{8}");
    assertThat(SafeName.of("a b"))
        .isNotEqualTo(SafeName.of("a-b"))
        .isNotEqualTo(SafeName.of("a_b"));
    assertThat(SafeName.of("\u202e\u0000\n")).matches("x-[0-9a-f]{8}");
    assertThat(SafeName.of("nul")).matches("nul-[0-9a-f]{8}");
    assertThat(SafeName.of("com1")).matches("com1-[0-9a-f]{8}");
    assertThat(SafeName.of("x".repeat(300))).matches("x{60}-[0-9a-f]{8}");
  }

  @Property
  void everyNameIsSafe(@ForAll String name) {
    assertThat(SafeName.of(name)).matches("[a-z0-9][a-z0-9-]{0,68}");
  }
}
