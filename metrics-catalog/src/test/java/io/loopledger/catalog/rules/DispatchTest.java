package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.posting.Registered;
import io.loopledger.catalog.posting.RuleSet.FoldState;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private static final RulesOf202612 RULES = new RulesOf202612(Chart.builtIn());

  /** Their state is handed on uncopied, so a rule that changed it would change the past. */
  @Test
  void whatLeavesTheStateLeavesEveryByteOfIt() {
    Random random = new Random(7);
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    for (int life = 0; life < 2_000; life++) {
      FoldState state = RULES.start();
      List<PinnedEvent> events = new ArrayList<>(RandomLife.mixed(random));
      events.sort(PinnedEvent.ORDER);
      for (PinnedEvent event : events) {
        EventType type = event.event().type();
        try {
          if (Dispatch.leavesState(type)) {
            byte[] before = RULES.toBytes(state);
            UnitState copy = ((UnitState) state).copy();
            Env env = env(event);
            Dispatch.apply(env, new Book(Chart.builtIn(), env), copy, event.event().data());
            assertThat(RULES.toBytes(copy)).as(type.typeName()).isEqualTo(before);
            seen.add(type);
          }
          state = RULES.post(state, event, LawReferences.at(event.refVersion()), new ArrayList<>());
        } catch (PostingRefusedException e) {
          // An event that is refused is no part of a history.
          continue;
        }
      }
    }
    Set<EventType> expected = EnumSet.allOf(EventType.class);
    expected.removeIf(type -> !Dispatch.leavesState(type));
    assertThat(seen).isEqualTo(expected);
  }

  private static Env env(PinnedEvent pinned) {
    Event event = pinned.event();
    ReferenceData reference = LawReferences.at(pinned.refVersion());
    Brand brand = Registered.brand(event, reference);
    return new Env(event, brand, reference, null);
  }
}
