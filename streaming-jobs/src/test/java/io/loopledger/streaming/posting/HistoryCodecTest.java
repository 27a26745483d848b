package io.loopledger.streaming.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Subject;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.testkit.ExampleEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HistoryCodecTest {
  private final HistoryCodec codec = new HistoryCodec();

  @Test
  void everyEventTypeComesBackEqual() {
    for (EventType type : EventType.values()) {
      Event event = ExampleEvents.full(type);
      List<PinnedEvent> history = List.of(new PinnedEvent(event, 3));

      assertThat(decoded(event.subject(), encoded(history))).isEqualTo(history);
    }
  }

  @Test
  void anEmptyHistoryHasTenBytes() {
    assertThat(encoded(List.of())).containsExactly(2, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void theFirstFormIsStillRead() {
    assertThat(decoded(Fixture.UNIT, new byte[] {1, 0, 0, 0, 0})).isEmpty();
  }

  @Property(tries = 200)
  void anyHistoryComesBackEqual(@ForAll("histories") List<PinnedEvent> history) {
    assertThat(decoded(Fixture.UNIT, encoded(history))).isEqualTo(history);
  }

  @Property(tries = 200)
  void aHistoryCutAnywhereIsDamaged(@ForAll("histories") List<PinnedEvent> history) {
    byte[] bytes = encoded(history);
    for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
      byte[] cut = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> codec.decode(Fixture.UNIT, cut))
          .isInstanceOf(PlatformFaultException.class);
    }
  }

  @Property(tries = 150)
  void anyOtherByteNeverEscapesAsAnotherException(
      @ForAll("histories") List<PinnedEvent> history, @ForAll int seed) {
    byte[] bytes = encoded(history);
    bytes[Math.floorMod(seed, bytes.length)] ^= (byte) (1 + (seed >>> 24) % 127);
    try {
      assertThat(codec.decode(Fixture.UNIT, bytes)).isNotNull();
    } catch (PlatformFaultException e) {
      assertThat(e).hasMessageContaining("state of unit:acme/QR-1");
    }
  }

  @Test
  void aNewerFormIsNamedAsSuch() {
    byte[] bytes = encoded(List.of());
    bytes[0] = 3;

    assertThatThrownBy(() -> codec.decode(Fixture.UNIT, bytes))
        .isInstanceOf(PlatformFaultException.class)
        .hasMessage(
            "state of unit:acme/QR-1 has form 3, this release reads 2: a newer release wrote it");
  }

  @Test
  void leftOverBytesAreDamage() {
    byte[] bytes = Arrays.copyOf(encoded(List.of()), 11);

    assertThatThrownBy(() -> codec.decode(Fixture.UNIT, bytes))
        .isInstanceOf(PlatformFaultException.class)
        .hasMessageContaining("1 bytes are left over");
  }

  private byte[] encoded(List<PinnedEvent> history) {
    return codec.encode(SubjectHistory.of(history));
  }

  private List<PinnedEvent> decoded(Subject subject, byte[] bytes) {
    return codec.decode(subject, bytes).history().events();
  }

  @Provide
  Arbitrary<List<PinnedEvent>> histories() {
    Arbitrary<Event> events =
        Combinators.combine(
                Arbitraries.of(Fixture.events()),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(40).filter(this::isId),
                Arbitraries.longs().between(-62_135_596_800L, 253_402_214_400L),
                Arbitraries.integers().between(0, 999_999_999))
            .as(
                (like, id, seconds, nanos) ->
                    new Event(
                        id,
                        like.source(),
                        Fixture.UNIT,
                        Instant.ofEpochSecond(seconds, nanos),
                        like.context(),
                        like.data()));
    return Combinators.combine(events.list().ofMaxSize(12), Arbitraries.longs().greaterOrEqual(0))
        .as(
            (list, version) -> {
              List<PinnedEvent> history = new ArrayList<>();
              list.forEach(event -> history.add(new PinnedEvent(event, version)));
              return history;
            });
  }

  /** What a CloudEvents header can say: valid UTF-8 that is neither blank nor has U+0000. */
  private boolean isId(String text) {
    return !text.isBlank()
        && text.indexOf('\0') < 0
        && java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
