package io.loopledger.ingest.deadletters;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where a letter's original can go. */
sealed interface Route {
  /** The topic of raw webhook bodies, which are no records of any topic. */
  String WEBHOOKS = "webhooks";

  /** Back to where it came from. */
  record Back(ProducerRecord<byte[], byte[]> original) implements Route {}

  /** To no topic. */
  record Nowhere(String hint) implements Route {}

  /** It cannot be read. */
  record Unreadable(String problem) implements Route {}

  /**
   * Finds it.
   *
   * @param existing topics there are: a broker might make a missing one, which nobody reads
   */
  static Route of(DeadLetter letter, BrandKeys keys, Set<String> existing) {
    String target = letter.context().origin().map(Origin::topic).orElse("");
    Optional<String> hint = hint(letter, target, existing);
    if (hint.isPresent()) {
      return new Nowhere(hint.get());
    }
    try {
      DeadLetters.Content original = letter.open(keys);
      long time = letter.time().toEpochMilli();
      return new Back(
          new ProducerRecord<>(
              target,
              null,
              time < 0 ? null : time,
              original.key(),
              original.value(),
              original.headers()));
    } catch (UnsealingException e) {
      return new Unreadable(e.getMessage() == null ? e.problem().toString() : e.getMessage());
    }
  }

  private static Optional<String> hint(DeadLetter letter, String target, Set<String> existing) {
    if (target.equals(WEBHOOKS)
        || letter.id().topic().equals(DeadLetterReader.TOPIC_PREFIX + WEBHOOKS)) {
      return Optional.of(
          "a webhook's body is no record of a topic; have its sender deliver it again, or take the"
              + " bytes with dlq export");
    }
    if (target.isEmpty()) {
      return Optional.of(
          "its headers do not name the original topic; take the bytes with dlq export");
    }
    if (target.startsWith(DeadLetterReader.TOPIC_PREFIX)) {
      return Optional.of(
          "its original is a dead letter itself; replay topic %s instead".formatted(target));
    }
    return existing.contains(target)
        ? Optional.empty()
        : Optional.of("there is no topic '%s' here; make it first".formatted(target));
  }
}
