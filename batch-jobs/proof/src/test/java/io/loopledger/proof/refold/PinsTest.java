package io.loopledger.proof.refold;

import static io.loopledger.proof.refold.TestEngine.TEN;
import static io.loopledger.proof.refold.TestEngine.event;
import static io.loopledger.proof.refold.TestEngine.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.proof.refold.Pins.Undoing;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinsTest {
  private static final String SOURCE = "/shop/acme";
  private final List<StoredEvent> events =
      List.of(stored(sale("c"), 5, 3), stored(sale("a"), 1, 1), stored(sale("b"), 2, 2));
  private final Repin up = new Repin("up", TEN, 7, 2);

  @Test
  void aRestatementMovesWhatWasThereAndARestatementByPinsWhatItNames() {
    Repin some = new Repin("some", TEN, 0, List.of(pin("c", 9), pin("nobody", 9)), 3);

    assertThat(versions()).containsExactly(1L, 2L, 5L);
    assertThat(versions(up)).containsExactly(7L, 7L, 5L);
    assertThat(versions(up, some)).containsExactly(7L, 7L, 9L);
  }

  @Test
  void whatARestatementMovedGoesBackToItsOwnPins() {
    assertThat(new Pins(events, List.of(up)).undoing("up"))
        .isEqualTo(new Undoing.Possible(List.of(pin("a", 1), pin("b", 2))));
  }

  @Test
  void aReversalIsUndoneLikeAnyOther() {
    Repin back = new Repin("back", TEN, 0, List.of(pin("a", 1), pin("b", 2)), 3);
    Pins pins = new Pins(events, List.of(up, back));

    assertThat(versions(up, back)).containsExactly(1L, 2L, 5L);
    assertThat(pins.undoing("back"))
        .isEqualTo(new Undoing.Possible(List.of(pin("a", 7), pin("b", 7))));
    assertThat(pins.undoing("up")).isEqualTo(new Undoing.Possible(List.of()));
  }

  @Test
  void whatALaterRestatementMovedAgainIsUndoneThereFirst() {
    Repin later = new Repin("later", TEN, 8, 3);
    Repin back = new Repin("back", TEN, 0, List.of(pin("a", 7), pin("b", 7), pin("c", 5)), 3);

    assertThat(new Pins(events, List.of(up, later)).undoing("up"))
        .isEqualTo(new Undoing.Later("later"));
    assertThat(new Pins(events, List.of(up, later, back)).undoing("up"))
        .isEqualTo(new Undoing.Possible(List.of(pin("a", 1), pin("b", 2))));
    assertThat(new Pins(events, List.of(up)).undoing("never")).isEqualTo(new Undoing.Unknown());
  }

  private List<Long> versions(Repin... repins) {
    return new Pins(events, List.of(repins)).now().stream().map(PinnedEvent::refVersion).toList();
  }

  private static EventPin pin(String id, long version) {
    return new EventPin(SOURCE, id, version);
  }

  private static Event sale(String id) {
    return event(id, new EventData.ProductSold(1, Money.of("20", "EUR"), "lantern"));
  }
}
