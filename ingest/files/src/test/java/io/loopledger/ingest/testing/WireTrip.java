package io.loopledger.ingest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends events through the form they have in Kafka. */
public final class WireTrip {
  private static final int EVERY = 7;

  private WireTrip() {}

  /** Fails unless every seventh event comes back from its record as it was. */
  public static void assertSurvivedBy(List<Event> events) {
    EventRecords records = new EventRecords();
    for (int i = 0; i < events.size(); i += EVERY) {
      Event event = events.get(i);
      ProducerRecord<byte[], byte[]> sent = records.toRecord(event);
      try {
        assertThat(records.fromRecord(sent.headers(), sent.key(), sent.value())).isEqualTo(event);
      } catch (UnreadableEventException e) {
        throw new AssertionError("not readable: " + event, e);
      }
    }
  }
}
