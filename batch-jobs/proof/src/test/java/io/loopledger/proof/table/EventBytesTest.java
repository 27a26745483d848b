package io.loopledger.proof.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.testkit.RandomEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventBytesTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-26T02:00:00.123456Z");

  private final EventBytes codec = new EventBytes();

  @Property(tries = 300)
  void anEventComesBackAsItWas(@ForAll("events") Event event, @ForAll long refVersion) {
    StoredEvent stored = new StoredEvent(event, refVersion, RECEIVED);

    assertThat(codec.decode(codec.encode(stored))).isEqualTo(stored);
  }

  @Example
  void aSpillHoldsEachBucketsEventsBySubjectAndLeavesNoFile() throws IOException {
    Path folder = Files.createTempDirectory("spill");
    StoredEvent one = new StoredEvent(RandomEvents.any().sample(), 1, RECEIVED);
    StoredEvent other = new StoredEvent(RandomEvents.any().sample(), 2, RECEIVED);
    try (EventSpill spill = EventSpill.in(folder, new BucketRange(7, 9))) {
      spill.write(7, codec.encode(one));
      spill.write(7, codec.encode(one));
      spill.write(9, codec.encode(other));
      spill.finish();

      assertThat(spill.read(7))
          .containsOnlyKeys(one.event().subject().toString())
          .containsValue(List.of(one, one));
      assertThat(spill.read(8)).isEmpty();
      assertThat(spill.read(9)).containsValue(List.of(other));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    Files.delete(folder);
  }

  @Provide
  Arbitrary<Event> events() {
    return RandomEvents.any();
  }
}
