package io.loopledger.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaEventPublisherTest {
  private static final Event EVENT =
      new Event(
          "7",
          "/brands/acme/online-retail",
          Subject.line("acme", "17850/85123A"),
          Instant.parse("2010-12-01T08:26:00Z"),
          EventContext.of("acme", Origin.REAL).build(),
          new ProductSold(6, Money.of("2.55", "GBP"), null));

  @Test
  void anEventGoesToTheTopicOfItsTypeUnderItsSubject() throws UnreadableEventException {
    MockProducer<byte[], byte[]> kafka = kafka(true);

    new KafkaEventPublisher(kafka).publish(EVENT);

    ProducerRecord<byte[], byte[]> sent = kafka.history().getFirst();
    assertThat(sent.topic()).isEqualTo("sales");
    assertThat(new EventRecords().fromRecord(sent.headers(), sent.key(), sent.value()))
        .isEqualTo(EVENT);
  }

  @Test
  void anEventCountsOnceItIsAcknowledged() {
    MockProducer<byte[], byte[]> kafka = kafka(false);
    KafkaEventPublisher publisher = new KafkaEventPublisher(kafka);

    publisher.publish(EVENT);
    assertThat(publisher.acknowledged()).isZero();

    kafka.completeNext();
    assertThat(publisher.acknowledged()).isEqualTo(1);
  }

  @Test
  void aFailureThatComesLaterIsThrownByTheNextCallAndSaysHowToGoOn() {
    MockProducer<byte[], byte[]> kafka = kafka(false);
    KafkaEventPublisher publisher = new KafkaEventPublisher(kafka);
    publisher.publish(EVENT);
    kafka.errorNext(new RecordTooLargeException("too large"));

    assertThatThrownBy(() -> publisher.publish(EVENT))
        .isInstanceOf(PublishFailedException.class)
        .hasMessage(
            "Kafka did not take ProductSold '7' to topic 'sales': too large. Check that Kafka"
                + " runs, then repeat: a repeated import goes on where it was, and no event counts"
                + " twice.");
    assertThatThrownBy(publisher::flush).isInstanceOf(PublishFailedException.class);
    assertThat(publisher.acknowledged()).isZero();
  }

  @Test
  void aLogThatCannotBeReachedFailsTheCallItself() {
    MockProducer<byte[], byte[]> kafka = kafka(true);
    kafka.sendException = new TimeoutException("Topic sales not present in metadata");

    assertThatThrownBy(() -> new KafkaEventPublisher(kafka).publish(EVENT))
        .isInstanceOf(PublishFailedException.class)
        .hasMessageContaining("Topic sales not present in metadata");
  }

  @Test
  void theProducerIsIdempotentAndItsMemoryIsBounded() {
    assertThat(KafkaEventPublisher.settings("127.0.0.1:9092"))
        .contains(
            entry("bootstrap.servers", "127.0.0.1:9092"),
            entry("enable.idempotence", true),
            entry("acks", "all"),
            entry("compression.type", "lz4"),
            entry("buffer.memory", 33_554_432L),
            entry("max.in.flight.requests.per.connection", 5));
  }

  private static MockProducer<byte[], byte[]> kafka(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
