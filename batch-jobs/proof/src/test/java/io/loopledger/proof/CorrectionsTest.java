package io.loopledger.proof;

import static io.loopledger.proof.TestLines.SUBJECT;
import static io.loopledger.proof.TestLines.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  @Test
  void whatBalancesIsOneCommandOfTheEvent() {
    Posting debit = money("e-1", "clearing.sales", 200_000_000);
    Posting credit = money("e-1", "revenue.resale", -200_000_000);

    Corrections corrections =
        Corrections.of("proof-2026-11-25", List.of(missing(debit), missing(credit)));

    assertThat(corrections.refused()).isEmpty();
    CommandMessage command = corrections.commands().getFirst();
    assertThat(corrections.commands()).hasSize(1);
    assertThat(command.commandId()).isEqualTo("proof-2026-11-25-1");
    assertThat(command.kind()).isEqualTo(CommandKind.CORRECT_PROOF);
    assertThat(command.subject()).isEqualTo(SUBJECT);
    assertThat(command.amounts()).containsExactly(Commands.amount(debit), Commands.amount(credit));
  }

  @Test
  void oneSideAloneIsCorrectedWithWhatTheLedgerHasOfTheEvent() {
    Posting debit = money("e-1", "clearing.sales", 200_000_000);
    Posting credit = money("e-1", "revenue.resale", -200_000_000);

    Corrections corrections = Corrections.of("p", List.of(missing(credit, debit)));

    assertThat(corrections.refused()).isEmpty();
    CommandMessage command = corrections.commands().getFirst();
    assertThat(command.amounts()).containsExactly(Commands.amount(credit));
    assertThat(command.ledgerAmounts()).containsExactly(Commands.amount(debit));
    assertThat(Commands.of(command))
        .isEqualTo(new Command.CorrectProof("p-1", List.of(credit), List.of(debit)));
  }

  /** The ledger would not balance afterwards: there is more wrong with it than was found. */
  @Test
  void whatDoesNotBalanceWithTheLedgerEitherIsRefusedAndNotSilent() {
    Finding oneSide =
        missing(
            money("e-1", "revenue.resale", -200_000_000),
            money("e-1", "clearing.sales", 199_000_000));

    Corrections corrections = Corrections.of("p", List.of(oneSide));

    assertThat(corrections.commands()).isEmpty();
    assertThat(corrections.refused()).containsExactly(oneSide);
  }

  @Test
  void aFindingAboutAnotherTableNeedsNoCommand() {
    Finding rollup = Finding.of(Finding.Kind.ROLLUP, Finding.Place.NONE, "differs");

    assertThat(Corrections.of("p", List.of(rollup)))
        .isEqualTo(new Corrections(List.of(), List.of(), Map.of()));
  }

  private static Finding missing(Posting posting, Posting... inLedger) {
    return new Finding(
        Finding.Kind.MISSING_ENTRY,
        Finding.Place.ofEvent(SUBJECT, posting.key().eventId(), posting.key().source()),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        "missing",
        Optional.of(Commands.amount(posting)),
        Stream.of(inLedger).map(Commands::amount).toList());
  }
}
