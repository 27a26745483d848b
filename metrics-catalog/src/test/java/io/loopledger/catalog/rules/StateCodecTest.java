package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.golden.GoldenCase;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.RuleSet.FoldState;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Form 1 of the state, byte by byte, and through every golden case. */
class StateCodecTest {
  private static final RulesOf202612 RULES = new RulesOf202612(Chart.builtIn());

  static List<GoldenCase> cases() throws IOException {
    return GoldenCase.all();
  }

  /** Zigzag: 0 is 00, -1 is 01, 1 is 02, 2 is 04. */
  @Test
  void aNewSubjectIsTheseBytes() {
    assertThat(hex(UnitState.NEW))
        .isEqualTo(
            "01" // form
                + "0000" // no flag
                + "02" // cycle 1
                + "00" // stage UNSEEN
                + "01" // nothing asked for
                + "01" // not arrived
                + "04" // seller UNKNOWN, the third of three
                + "04" // and none asked for
                + "01010101010101" // seven facts, absent
                + "0000" // not stocked, not shipped
                + "01" // left to no account
                + "00000000" // no layers: stock, written down, labels, withdrawn
                + "0000" // nothing paid
                + "01" // in no currency
                + "000000000000" // no accruals, sales, retained or open fees, balances, shipping
                + "00000000000000"); // lifetime, vouchers (four), month-end figures (two)
  }

  @Test
  void aUnitInStockIsTheseBytes() {
    UnitState state = UnitState.NEW.copy();
    state.cycleNo = 2;
    state.stage = UnitState.Stage.IN_STOCK;
    state.arrivedAs = ReturnKind.TAKE_BACK;
    state.seller = SellerStatus.PRIVATE;
    state.facts = new Facts("p", "Jeans", null, null, null, null, "DE");
    state.stockedDay = LocalDate.parse("2024-03-01").toEpochDay();
    state.isPurchaseDocumented = true;
    state.hasDeductedInput = true;
    Posting.Fx fx =
        new Posting.Fx("EUR", new BigDecimal("1.0000000000"), LocalDate.parse("2024-03-01"), null);
    state.stock =
        List.of(
            new Layer(Component.ACQUISITION, "EUR", fx, 100_000_000L, 100_000_000L),
            new Layer(Component.INBOUND, "EUR", fx, 4_900_000L, 4_900_000L));

    assertThat(hex(state))
        .isEqualTo(
            "01" // form
                + "0300" // purchase documented 1, input VAT deducted 2
                + "04" // cycle 2
                + "02" // IN_STOCK
                + "01" // nothing asked for
                + "00" // arrived as TAKE_BACK
                + "00" // seller PRIVATE
                + "04" // none asked for
                + "000270" // "p": a new text (00), length 1 (02), 70
                + "000a4a65616e73" // "Jeans": new, length 5
                + "01010101" // product, grade, channel, partner: absent
                + "00044445" // "DE": new, length 2
                + "8eb502" // 19783 days, zigzag 39566, in groups of seven bits from the lowest
                + "00" // not shipped
                + "01" // left to no account
                + "04" // two layers
                + "00" // ACQUISITION
                + "0006455552" // "EUR": new, length 3
                + "00" // a new rate
                + "08" // its currency: text number 4
                + "14" // scale 10
                + "8090dfc04a" // 10000000000, zigzag 20000000000
                + "8eb502" // 2024-03-01
                + "01" // no rate file
                + "8084af5f" // 100000000, zigzag 200000000
                + "8084af5f"
                + "02" // INBOUND
                + "08" // EUR, text number 4
                + "02" // rate number 1
                + "c092d604" // 4900000, zigzag 9800000
                + "c092d604"
                + "000000" // nothing written down, no labels, nothing withdrawn
                + "0000" // nothing paid
                + "01" // in no currency
                + "000000000000" // no accruals, sales, retained or open fees, balances, shipping
                + "00000000000000");
  }

  /** What is read goes on exactly as what was written. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theStateAfterEveryEventComesBackAndGoesOnAlike(GoldenCase golden) {
    List<PinnedEvent> sorted = golden.events().stream().sorted(PinnedEvent.ORDER).toList();
    FoldState straight = RULES.start();
    FoldState throughBytes = RULES.start();
    for (PinnedEvent event : sorted) {
      List<Posting> one = new ArrayList<>();
      List<Posting> other = new ArrayList<>();
      straight = RULES.post(straight, event, GoldenReferences.at(1), one);
      throughBytes =
          RULES.post(
              RULES.fromBytes(RULES.toBytes(throughBytes)), event, GoldenReferences.at(1), other);

      assertThat(other).isEqualTo(one);
      assertThat(RULES.toBytes(throughBytes)).isEqualTo(RULES.toBytes(straight));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aStateCutAnywhereIsDamaged(GoldenCase golden) {
    FoldState state = RULES.start();
    for (PinnedEvent event : golden.events().stream().sorted(PinnedEvent.ORDER).toList()) {
      state = RULES.post(state, event, GoldenReferences.at(1), new ArrayList<>());
    }
    byte[] bytes = RULES.toBytes(state);
    for (int length = 0; length < bytes.length; length += 1 + bytes.length / 20) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> RULES.fromBytes(cut)).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void anotherFormIsNamed() {
    byte[] bytes = StateCodec.write(UnitState.NEW);
    bytes[0] = 2;
    assertThatThrownBy(() -> StateCodec.read(bytes))
        .hasMessage("state has form 2, these rules read 1");
  }

  @Test
  void leftOverBytesAndUnknownFlagsAreDamage() {
    byte[] bytes = StateCodec.write(UnitState.NEW);
    assertThatThrownBy(() -> StateCodec.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage("state is damaged: 1 bytes are left over");
    bytes[2] = 4;
    assertThatThrownBy(() -> StateCodec.read(bytes))
        .hasMessage("state has flags that these rules do not know");
  }

  private static String hex(UnitState state) {
    return HexFormat.of().formatHex(StateCodec.write(state));
  }
}
