package io.loopledger.restatement.plan;

import static io.loopledger.restatement.plan.TestReferences.TEN;
import static io.loopledger.restatement.plan.TestReferences.UNIT;
import static io.loopledger.restatement.plan.TestReferences.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.proof.refold.Repin;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.restatement.plan.Selection.Reach;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.money.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectPlannerTest {
  private static final String SUBJECT = UNIT.toString();
  private static final RepairCompleted REPAIR =
      new RepairCompleted(RepairCompleted.Outcome.FIXED, null, null, null, null, null);
  private static final EventData SALE =
      new EventData.ProductSold(1, Money.of("20", "EUR"), "lantern");

  private final TestReferences references;

  SubjectPlannerTest(@TempDir Path folder) {
    this.references = new TestReferences(folder);
  }

  @Test
  void aRevisedFactorChangesTheJournalByFactorAndGetsACommand() {
    SubjectPlan plan =
        plan(to(references.second), Map.of(), stored("r", REPAIR, references.first)).orElseThrow();

    assertThat(plan.refusal()).isEmpty();
    assertThat(plan.published()).isNotEmpty();
    assertThat(plan.difference())
        .isNotEmpty()
        .allSatisfy(caused -> assertThat(caused.cause()).isEqualTo(Cause.FACTOR));
    assertThat(plan.lowestPin()).isEqualTo(references.first);
    assertThat(plan.command().orElseThrow().commandId())
        .isEqualTo(Request.commandId("run", SUBJECT));
    assertThat(plan.command().orElseThrow().refVersion()).isEqualTo(references.second);
  }

  @Test
  void whereNothingIsPostedAPinMovesOnlyIfAllAreAsked() {
    StoredEvent sale = stored("s", SALE, references.first);

    assertThat(plan(to(references.second), Map.of(), sale).orElseThrow().command()).isEmpty();
    assertThat(plan(all(references.second), Map.of(), sale).orElseThrow().command()).isPresent();
    assertThat(plan(all(references.first), Map.of(), sale).orElseThrow().command()).isEmpty();
  }

  @Test
  void whatTheRulesRefuseIsToldWithItsReason() {
    SubjectPlan plan =
        plan(to(references.none), Map.of(), stored("r", REPAIR, references.first)).orElseThrow();

    assertThat(plan.command()).isEmpty();
    assertThat(plan.difference()).isEmpty();
    assertThat(plan.refusal().orElseThrow().code()).isEqualTo("UNKNOWN_BRAND");
    assertThat(plan.refusal().orElseThrow().message())
        .startsWith("brand 'acme' is not registered;");
  }

  @Test
  void aReversalPinsEachEventAsItWasAndPostsTheOppositeOfTheRun() {
    StoredEvent repair = stored("r", REPAIR, references.first);
    Repin run = new Repin(Request.commandId("old", SUBJECT), TEN, references.second, 1);
    SubjectPlan forth = plan(to(references.second), Map.of(), repair).orElseThrow();

    SubjectPlan back = plan(before("old"), Map.of(SUBJECT, List.of(run)), repair).orElseThrow();

    assertThat(back.command().orElseThrow().pins())
        .containsExactly(new EventPin("/shop/acme", "r", references.first));
    assertThat(back.difference()).hasSameSizeAs(forth.difference());
    assertThat(back.difference().stream().mapToLong(c -> c.posting().amountMicros()).sum())
        .isEqualTo(-forth.difference().stream().mapToLong(c -> c.posting().amountMicros()).sum());
    assertThat(plan(before("other"), Map.of(SUBJECT, List.of(run)), repair)).isEmpty();
  }

  @Test
  void aPinThatARunMovedWithoutATraceGoesBackToo() {
    Repin run = new Repin(Request.commandId("old", SUBJECT), TEN, references.second, 1);

    SubjectPlan back =
        plan(before("old"), Map.of(SUBJECT, List.of(run)), stored("s", SALE, references.first))
            .orElseThrow();

    assertThat(back.difference()).isEmpty();
    assertThat(back.command()).isPresent();
  }

  @Test
  void whatWasRestatedSinceIsToldAndNotTakenBackHalf() {
    Repin run = new Repin(Request.commandId("old", SUBJECT), TEN, references.second, 1);
    Repin later = new Repin("later-1", TEN.plusSeconds(1), references.none, 1);

    SubjectPlan back =
        plan(
                before("old"),
                Map.of(SUBJECT, List.of(run, later)),
                stored("r", REPAIR, references.first))
            .orElseThrow();

    assertThat(back.refusal())
        .contains(
            new SubjectPlan.Refusal(
                SUBJECT,
                "RESTATED_SINCE",
                "command 'later-1' restated the same events since; reverse its run first"));
  }

  @Test
  void onlySubjectsOfTheProgrammeAndOfTheListAreLookedAt() {
    StoredEvent repair = stored("r", REPAIR, references.first);
    Target target = new Target.ToVersion(references.second);
    Request other =
        request(target, new Selection(Set.of(), Set.of("resale"), Set.of(), Reach.CHANGED));
    Request listed =
        request(target, new Selection(Set.of(), Set.of("take-back"), Set.of(SUBJECT), Reach.ALL));
    Request unlisted =
        request(target, new Selection(Set.of(), Set.of(), Set.of("unit:acme/QR-2"), Reach.ALL));

    assertThat(plan(other, Map.of(), repair)).isEmpty();
    assertThat(plan(listed, Map.of(), repair)).isPresent();
    assertThat(plan(unlisted, Map.of(), repair)).isEmpty();
  }

  @Test
  void theSameQuestionIsTheSameRunAndAReasonIsRequired() {
    assertThat(to(2).runId(7)).isEqualTo(to(2).runId(7)).matches("restate-v2-[0-9a-f]{12}");
    assertThat(to(2).runId(8)).isNotEqualTo(to(2).runId(7));
    assertThat(before("old").runId(7)).matches("reverse-[0-9a-f]{12}");
    assertThatThrownBy(
            () -> new Request(new Target.ToVersion(1), to(1).selection(), " ", "anna", TEN))
        .hasMessage("reason has 1 characters; write why in 1 to 1000");
  }

  private static Request to(long version) {
    return request(
        new Target.ToVersion(version), new Selection(Set.of(), Set.of(), Set.of(), Reach.CHANGED));
  }

  private static Request all(long version) {
    return request(
        new Target.ToVersion(version), new Selection(Set.of(), Set.of(), Set.of(), Reach.ALL));
  }

  private static Request before(String run) {
    return request(
        new Target.Before(run), new Selection(Set.of(), Set.of(), Set.of(), Reach.CHANGED));
  }

  private static Request request(Target target, Selection selection) {
    return new Request(target, selection, "why", "anna", TEN);
  }

  private Optional<SubjectPlan> plan(
      Request request, Map<String, List<Repin>> repins, StoredEvent... events) {
    return new SubjectPlanner(references.engine(), repins, request, "run")
        .plan(SUBJECT, List.of(events));
  }
}
