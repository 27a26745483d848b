package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.EventData.UnitReceived;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImpactRulesTest {
  @ParameterizedTest
  @CsvSource({
    "fix-1, Laptop medium, 129.125, restart-2018-r1",
    "fix-2, Laptop medium, 132.66, restart-2021-r2",
    "fix-1, Kettle, 8.55, restart-2018-r1",
    "fix-2, dslr/VIDEO camera, 8.015, restart-2021-r2"
  })
  void aFixedRepairAvoidsHalfOfTheFactorOfItsProgrammesRevision(
      String program, String category, String kg, String version) {
    Story story = Story.ofUnit().then(repair(Outcome.FIXED), in(program, category));

    assertThat(story.lines())
        .containsExactly(
            "e1 repairs.fixed 1 unit",
            "e1 co2e.avoided " + kg + " kgCO2e",
            "e1 repairs.fixed-with-factor 1 unit");
    assertThat(story.postings("co2e.avoided").map(p -> p.key().method()))
        .containsExactly("RESTART");
    assertThat(story.postings("co2e.avoided").map(p -> p.key().factorVersion()))
        .containsExactly(version);
    assertThat(story.postings("repairs.fixed-with-factor").map(p -> p.key().factorVersion()))
        .containsExactly(version);
  }

  @ParameterizedTest
  @CsvSource({"Misc", "Spaceship"})
  void aCategoryWithoutFactorLowersTheCoverageAndEarnsNothing(String category) {
    Story story = Story.ofUnit().then(repair(Outcome.FIXED), in("fix-2", category));

    assertThat(story.lines())
        .containsExactly("e1 repairs.fixed 1 unit", "e1 repairs.fixed-without-factor 1 unit");
  }

  @Test
  void soDoesAnUnknownCategory() {
    Story story = Story.ofUnit().then(repair(Outcome.FIXED), c -> c.program("fix-2"));

    assertThat(story.lines())
        .containsExactly("e1 repairs.fixed 1 unit", "e1 repairs.fixed-without-factor 1 unit");
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"REPAIRABLE", "END_OF_LIFE", "UNKNOWN"})
  void onlyAFixedRepairEarnsACredit(Outcome outcome) {
    Story story = Story.ofUnit().then(repair(outcome), in("fix-2", "Kettle"));

    assertThat(story.lines()).noneMatch(line -> line.contains("co2e") || line.contains("factor"));
  }

  @Test
  void withoutAProgrammeNothingIsMeasured() {
    Story story = Story.ofUnit().then(repair(Outcome.FIXED), c -> c.category("Kettle"));

    assertThat(story.lines()).containsExactly("e1 repairs.fixed 1 unit");
  }

  @Test
  void theProgrammeOfAnEarlierEventMeasuresTheRepair() {
    Story story =
        Story.ofUnit()
            .then(new UnitReceived(null, null), in("fix-2", "Kettle"))
            .then(repair(Outcome.FIXED));

    assertThat(story.lines("e2")).contains("repairs.fixed-with-factor 1 unit");
  }

  @Test
  void aProgrammeYoungerThanTheRepairsPinFailsNothing() {
    Story story =
        Story.ofUnit()
            .then(new UnitReceived(null, null), in("fix-2", "Kettle"))
            .then(TestReferences.FIRST, repair(Outcome.FIXED), c -> c);

    assertThat(story.lines("e2")).containsExactly("repairs.fixed 1 unit");
  }

  @Test
  void aCycleEarnsOneCreditAndTheNextCycleAnother() {
    Story story =
        Story.ofUnit()
            .then(new UnitReceived(null, null), in("fix-2", "Laptop medium"))
            .then(repair(Outcome.FIXED))
            .then(repair(Outcome.FIXED))
            .then(new UnitReceived(null, null))
            .then(repair(Outcome.FIXED));

    assertThat(story.balance("repairs.fixed")).isEqualTo("3");
    assertThat(story.balance("repairs.fixed-with-factor")).isEqualTo("2");
    assertThat(story.balance("co2e.avoided")).isEqualTo("265.32");
    assertThat(story.lines("e3")).containsExactly("repairs.fixed 1 unit");
  }

  @Test
  void aLateCategoryReversesTheMissingFactorAndPostsTheCredit() {
    List<PinnedEvent> events =
        Story.ofUnit()
            .then(new UnitReceived(null, null), in("fix-2", "Laptop medium"))
            .then(repair(Outcome.FIXED), c -> c.program("fix-2"))
            .events();
    SubjectLedger ledger = new SubjectLedger(Story.ENGINE, 10);

    var repairFirst = accepted(ledger.accept(SubjectHistory.EMPTY, events.get(1)));
    var arrivalLate = accepted(ledger.accept(repairFirst.history(), events.get(0)));

    assertThat(lines(postings(arrivalLate)))
        .containsExactlyInAnyOrder(
            "e2 repairs.fixed -1 null",
            "e2 repairs.fixed-without-factor -1 null",
            "e1 units.received 1 Laptop medium",
            "e2 repairs.fixed 1 Laptop medium",
            "e2 co2e.avoided 132 Laptop medium",
            "e2 repairs.fixed-with-factor 1 Laptop medium");
  }

  @Test
  void aLateCreditOfAnEarlierRepairTakesOverFromTheLaterOne() {
    List<PinnedEvent> events =
        Story.ofUnit()
            .then(repair(Outcome.FIXED), in("fix-2", "Kettle"))
            .then(repair(Outcome.FIXED), in("fix-2", "Laptop medium"))
            .events();
    SubjectLedger ledger = new SubjectLedger(Story.ENGINE, 10);

    var second = accepted(ledger.accept(SubjectHistory.EMPTY, events.get(1)));
    var first = accepted(ledger.accept(second.history(), events.get(0)));

    assertThat(Story.lines(Journal.of(postings(first))))
        .contains(
            "e2 co2e.avoided -132.66 kgCO2e",
            "e2 repairs.fixed-with-factor -1 unit",
            "e1 repairs.fixed-with-factor 1 unit");
  }

  private static List<String> lines(List<Posting> postings) {
    return postings.stream()
        .map(
            p ->
                "%s %s %d %s"
                    .formatted(
                        p.key().eventId(),
                        p.key().account(),
                        p.amountMicros() / 1_000_000,
                        p.key().dimensions().category()))
        .toList();
  }

  private static SubjectLedger.Answer.Accepted accepted(SubjectLedger.Answer answer) {
    assertThat(answer).isInstanceOf(SubjectLedger.Answer.Accepted.class);
    return (SubjectLedger.Answer.Accepted) answer;
  }

  private static EventData repair(Outcome outcome) {
    return new RepairCompleted(outcome, null, null, null, null, null);
  }

  private static UnaryOperator<EventContext.Builder> in(String program, String category) {
    return context -> context.program(program).category(category);
  }

  private static List<Posting> postings(SubjectLedger.Answer.Accepted accepted) {
    return accepted.difference().stream().map(SubjectLedger.Caused::posting).toList();
  }
}
