package io.loopledger.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections.EventCorrected;
import org.junit.jupiter.api.Test;

class ReplacementTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"ev-1","source":"/shop","type":"io.loopledger.UnitWrittenOff",
       "subject":"unit:acme/1","time":"2026-11-01T09:30:00Z",
       "data":{"brand":"acme","customer":"psn_mfrggzdfmztwq2lknnwg23tpoa","reason":"lost"}}""";

  @Test
  void anEventWithAPseudonymMayReplaceItsTarget() {
    assertThat(Replacement.fault(corrected(EVENT))).isEmpty();
    assertThat(Replacement.fault(corrected(EVENT.replaceAll("\"customer\":\"[^\"]*\",", ""))))
        .isEmpty();
  }

  @Test
  void aPlainCustomerInsideIsRefusedAndNotRepeated() {
    Fault fault =
        Replacement.fault(corrected(EVENT.replaceAll("psn_\\w+", "Erika Mustermann")))
            .orElseThrow();

    assertThat(fault.code()).isEqualTo(RejectionCode.CUSTOMER_NOT_PSEUDONYM);
    assertThat(fault.pointer()).isEqualTo("/data/replacement");
    assertThat(fault.toString()).doesNotContain("Mustermann");
  }

  @Test
  void whatIsNoEventOrAnotherOneIsRefused() {
    assertThat(Replacement.fault(corrected("{\"id\":")).orElseThrow().message())
        .startsWith("replacement is no event: not strict JSON");
    assertThat(Replacement.fault(corrected(EVENT.replace("\"lost\"", "5"))).orElseThrow().message())
        .isEqualTo("replacement is no event: reason must be a text in quotes at '/data/reason'");
    assertThat(Replacement.fault(corrected(EVENT.replace("ev-1", "ev-2"))).orElseThrow().message())
        .isEqualTo("replacement must have the id and the source of the event it replaces");
  }

  private static EventCorrected corrected(String replacement) {
    return new EventCorrected("/shop", "ev-1", 1, replacement, "wrong reason", null);
  }
}
