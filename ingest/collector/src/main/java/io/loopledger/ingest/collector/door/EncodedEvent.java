package io.loopledger.ingest.collector.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.wire.EventRecords;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event as Kafka will get it.
 *
 * @param index the place of its verdict
 * @param event with the customer's pseudonym
 * @param record what goes to Kafka
 * @param identity of its source and id
 * @param content of all that must be the same where it is sent again
 */
record EncodedEvent(
    int index,
    Event event,
    ProducerRecord<byte[], byte[]> record,
    ContentHash identity,
    ContentHash content) {

  /** Encodes the events of a request. Not safe for use by several threads at once. */
  static final class Encoder {
    private final EventRecords records = new EventRecords();
    private final ContentHash.Maker hash = new ContentHash.Maker();
    private final Map<String, Map<String, String>> names;

    /**
     * An encoder.
     *
     * @param names pseudonyms by brand and customer
     */
    Encoder(Map<String, Map<String, String>> names) {
      this.names = names;
    }

    EncodedEvent encode(int index, Event plain) {
      Event event = withPseudonym(plain);
      ProducerRecord<byte[], byte[]> record = records.toRecord(event);
      return new EncodedEvent(index, event, record, identity(event), content(event, record));
    }

    private Event withPseudonym(Event event) {
      String customer = event.context().customer();
      return customer == null
          ? event
          : event.withCustomer(names.getOrDefault(event.context().brand(), Map.of()).get(customer));
    }

    private ContentHash identity(Event event) {
      return hash.add(event.source().getBytes(UTF_8)).add(event.id().getBytes(UTF_8)).make();
    }

    private ContentHash content(Event event, ProducerRecord<byte[], byte[]> record) {
      return hash.add(event.type().typeName().getBytes(UTF_8))
          .add(event.effectiveTime().getEpochSecond())
          .add(event.effectiveTime().getNano())
          .add(record.key())
          .add(record.value())
          .make();
    }
  }
}
