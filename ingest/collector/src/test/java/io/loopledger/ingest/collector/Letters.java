package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The webhooks that were laid aside. */
record Letters(Door door, BrandKeys keys) {
  /** The one of a webhook's id. */
  ConsumerRecord<byte[], byte[]> of(String id) throws UnsealingException {
    for (ConsumerRecord<byte[], byte[]> letter :
        Topics.read(door.kafka.bootstrapServers(), "dlq.webhooks")) {
      byte[] key = opened(letter).key();
      if (key != null && new String(key, UTF_8).equals(id)) {
        return letter;
      }
    }
    throw new AssertionError("no dead letter of webhook " + id);
  }

  DeadLetters.Content opened(ConsumerRecord<byte[], byte[]> letter) throws UnsealingException {
    return DeadLetters.open(
        keys, new DeadLetters.Content(letter.key(), letter.value(), letter.headers()));
  }

  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
