package io.loopledger.schemas.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RejectionCodeTest {
  @Test
  void everyRejectionIsDeadLetteredButADuplicate() {
    assertThat(Arrays.stream(RejectionCode.values()).filter(code -> !code.isDeadLettered()))
        .containsExactly(RejectionCode.DUPLICATE);
  }

  @Test
  void whatIsMissingFromTheRegistryIsForWhoeverConfigures() {
    assertThat(RejectionCode.UNKNOWN_BRAND.owner()).isEqualTo(RejectionCode.Owner.CONFIG);
    assertThat(RejectionCode.UNKNOWN_PROGRAM.owner()).isEqualTo(RejectionCode.Owner.CONFIG);
    assertThat(RejectionCode.FX_RATE_MISSING.owner()).isEqualTo(RejectionCode.Owner.CONFIG);
    assertThat(RejectionCode.UNDECODABLE.owner()).isEqualTo(RejectionCode.Owner.DATA);
  }
}
