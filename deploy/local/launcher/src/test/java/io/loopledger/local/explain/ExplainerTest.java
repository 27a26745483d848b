package io.loopledger.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
  private static final Instant RECORDED = Instant.parse("2024-06-01T00:00:00Z");

  private final ReferenceLog references;
  private final Explainer explainer;

  ExplainerTest(@TempDir Path folder) {
    references = ReferenceLog.open(folder);
    explainer = Explainer.of(references);
  }

  @BeforeEach
  void register() {
    references.publish(Lives.ACME);
  }

  @Test
  void theStepsTogetherAreTheJournal() {
    List<PinnedEvent> events =
        Lives.inEuro().stream().map(event -> new PinnedEvent(event, 1)).toList();
    PostingEngine engine = new PostingEngine(Chart.builtIn(), references::at);

    List<LedgerLife.Step> steps = new FoldedLife(engine).steps(events.reversed());

    List<Posting> all = steps.stream().flatMap(step -> step.postings().stream()).toList();
    assertThat(steps).extracting(LedgerLife.Step::event).isEqualTo(events);
    assertThat(Journal.of(all)).isEqualTo(engine.journal(events));
    assertThat(all).isNotEmpty();
  }

  @Test
  void whatWasRecordedLaterIsLeftOut() {
    Event first = Lives.sold("a", Lives.UNIT, "10");
    Event late = Lives.sold("b", Lives.UNIT, "20");
    List<ReceivedEvent> events =
        List.of(received(first, RECORDED), received(late, RECORDED.plusSeconds(1)));

    Life then = explainer.life(Lives.UNIT, events, Optional.of(RECORDED));
    Life now = explainer.life(Lives.UNIT, events, Optional.empty());

    assertThat(then.events()).containsExactly(first);
    assertThat(then.leftOut()).isEqualTo(1);
    assertThat(now.events()).containsExactly(first, late);
  }

  @Test
  void whatIfTakesOnlyNewEventsOfTheSameSubject() {
    Life life =
        explainer.life(
            Lives.UNIT,
            List.of(received(Lives.sold("a", Lives.UNIT, "10"), RECORDED)),
            Optional.empty());
    Event other = Lives.sold("b", Subject.unit("acme", "QR-2"), "10");
    Event same = Lives.sold("a", Lives.UNIT, "12");

    assertThat(explainer.whatIf(life, List.of(Lives.sold("b", Lives.UNIT, "10"))).steps())
        .hasSize(2);
    assertThatThrownBy(() -> explainer.whatIf(life, List.of(other)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "event 'b' is about unit:acme/QR-2, not about unit:acme/QR-1029; explain that one with"
                + " --subject unit:acme/QR-2");
    assertThatThrownBy(() -> explainer.whatIf(life, List.of(same)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("event 'a' of source '/shop/acme' is known already");
  }

  @Test
  void aSubjectOfNoBrandAndAnEventWithoutReferenceDataAreExplained() {
    Subject foreign = Subject.unit("nobody", "1");
    ReceivedEvent early =
        new ReceivedEvent(Lives.sold("a", Lives.UNIT, "1"), 0, RECORDED, "sales", 0, 0);

    assertThatThrownBy(() -> explainer.life(foreign, List.of(), Optional.empty()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("unit:nobody/1 belongs to no registered brand");
    assertThatThrownBy(() -> explainer.life(Lives.UNIT, List.of(early), Optional.empty()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot be posted (UNKNOWN_BRAND)");
  }

  private static ReceivedEvent received(Event event, Instant recorded) {
    return new ReceivedEvent(event, 1, recorded, "sales", 0, 0);
  }
}
