package io.loopledger.proof.compare;

import static io.loopledger.proof.TestLines.SUBJECT;
import static io.loopledger.proof.TestLines.impact;
import static io.loopledger.proof.TestLines.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.proof.Finding;
import io.loopledger.proof.Finding.Kind;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.NetKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineComparisonTest {
  private static final Posting REVENUE = money("e-1", "revenue.resale", -200_000_000);
  private static final NetKey KEY = NetKey.of(SUBJECT, REVENUE.key());

  private final JournalLines journal = new JournalLines();
  private final Map<NetKey, Amounts> ledger = new HashMap<>();

  @Test
  void theSameLinesAreNoFinding() {
    journal.add(SUBJECT, REVENUE);
    ledger.put(KEY, Amounts.ofMicros(-200_000_000, -230_000_000));

    assertThat(findings(Set.of())).isEmpty();
  }

  @Test
  void aLineTheLedgerDoesNotHaveIsMissing() {
    journal.add(SUBJECT, REVENUE);

    Finding finding = only(Set.of());

    assertThat(finding.kind()).isEqualTo(Kind.MISSING_ENTRY);
    assertThat(finding.place())
        .isEqualTo(
            new Finding.Place("acme", SUBJECT, "e-1", "/shop/acme", "revenue.resale", "GBP"));
    assertThat(finding.expected()).isEqualByComparingTo("-200");
    assertThat(finding.found()).isEqualByComparingTo("0");
    assertThat(finding.message())
        .isEqualTo(
            "account revenue.resale, GBP of event 'e-1' of 'unit:acme/QR-1': the events post"
                + " -200.000000 (reporting -230.000000), the ledger has none");
    assertThat(finding.correction().orElseThrow().amount()).isEqualTo("-200.000000");
    assertThat(finding.correction().orElseThrow().reportingAmount()).isEqualTo("-230.000000");
  }

  /** Of the event and of money only: it is there to balance with. */
  @Test
  void aFindingSaysWhatMoneyTheLedgerHasOfItsEvent() {
    Posting debit = money("e-1", "clearing.sales", 200_000_000);
    Posting other = money("e-2", "clearing.sales", 7_000_000);
    for (Posting line : List.of(REVENUE, debit, other, impact("e-1", 5_000_000))) {
      journal.add(SUBJECT, line);
      ledger.put(
          NetKey.of(SUBJECT, line.key()),
          Amounts.ofMicros(line.amountMicros(), line.reportingMicros()));
    }
    ledger.remove(KEY);

    assertThat(only(Set.of()).ledgerAmounts()).containsExactly(Commands.amount(debit));
  }

  @Test
  void anotherAmountIsAlteredAndTheCorrectionIsJournalLessLedger() {
    journal.add(SUBJECT, REVENUE);
    ledger.put(KEY, Amounts.ofMicros(-199_000_000, -230_000_000));

    Finding finding = only(Set.of());

    assertThat(finding.kind()).isEqualTo(Kind.ALTERED);
    assertThat(finding.correction().orElseThrow().amount()).isEqualTo("-1.000000");
    assertThat(finding.correction().orElseThrow().reportingAmount()).isEqualTo("0.000000");
  }

  @Test
  void anotherReportingAmountIsAlteredToo() {
    journal.add(SUBJECT, REVENUE);
    ledger.put(KEY, Amounts.ofMicros(-200_000_000, -230_000_001));

    Finding finding = only(Set.of());

    assertThat(finding.kind()).isEqualTo(Kind.ALTERED);
    assertThat(finding.expected()).isEqualByComparingTo("-230");
    assertThat(finding.found()).isEqualByComparingTo("-230.000001");
  }

  @Test
  void aLineThatNoEventPostsIsForeignWhetherItsEventIsKnownOrNot() {
    ledger.put(KEY, Amounts.ofMicros(-200_000_000, -230_000_000));

    Finding unknown = only(Set.of());
    journal.addEvent(SUBJECT, "e-1", "/shop/acme");
    Finding known = only(Set.of());

    assertThat(unknown.kind()).isEqualTo(Kind.FOREIGN_ENTRY);
    assertThat(unknown.place().source()).isNull();
    assertThat(unknown.message()).endsWith("but raw.events has no such event");
    assertThat(unknown.correction().orElseThrow().source()).isEqualTo("unknown");
    assertThat(unknown.correction().orElseThrow().amount()).isEqualTo("200.000000");
    assertThat(known.kind()).isEqualTo(Kind.FOREIGN_ENTRY);
    assertThat(known.correction().orElseThrow().source()).isEqualTo("/shop/acme");
  }

  /** A correction would take back the whole subject. */
  @Test
  void whatASubjectHasWhoseEventsCannotBeFoldedIsNotForeign() {
    journal.addUnknown(SUBJECT);
    ledger.put(KEY, Amounts.ofMicros(-200_000_000, -230_000_000));

    assertThat(findings(Set.of())).isEmpty();
  }

  @Test
  void aLineThatDiffersByAnEntryThatIsThereTwiceIsDouble() {
    journal.add(SUBJECT, REVENUE);
    ledger.put(KEY, Amounts.ofMicros(-400_000_000, -460_000_000));

    assertThat(only(Set.of(KEY)).kind()).isEqualTo(Kind.DOUBLE_ENTRY);
    assertThat(only(Set.of(KEY)).correction().orElseThrow().amount()).isEqualTo("200.000000");
  }

  private Finding only(Set<NetKey> doubled) {
    assertThat(findings(doubled)).hasSize(1);
    return findings(doubled).getFirst();
  }

  private List<Finding> findings(Set<NetKey> doubled) {
    return new LineComparison(journal, ledger, doubled)
        .differences().stream().map(LineComparison.Difference::finding).toList();
  }
}
