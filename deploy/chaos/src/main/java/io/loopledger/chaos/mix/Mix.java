package io.loopledger.chaos.mix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.mess.Delivery;
import io.loopledger.ingest.simulator.mess.Mess;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.money.Money;
import io.loopledger.schemas.wire.EventRecords;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The records of one round. A stretch of a simulated year, in the order of arrival, with late,
 * repeated, corrected and voided events; and beside it what no year has: poison, an event thirty
 * days late, clocks a day off, an unknown brand, a plain customer, and a partition that never gets
 * anything. The same seed and round give the same records.
 */
public final class Mix {
  /** Partitions of each event topic. The last one stays idle. */
  public static final int PARTITIONS = 3;

  private static final int UNITS = 400;
  private static final int DAY_OFF_ONE_IN = 60;
  private static final int POISON_ONE_IN = 40;
  private static final Duration LATE = Duration.ofDays(30);
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int PSEUDONYM_LENGTH = 26;

  private static final Mess MESS =
      new Mess(
          share("0.05"), share("0.10"), share("0.06"), share("0.04"), share("0.02"), share("0"));

  private final EventRecords codec = new EventRecords();
  private final Random random;
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  private Mix(long seed) {
    this.random = new Random(seed);
  }

  /**
   * The records of a stretch of a year.
   *
   * @param seed which year
   * @param stretch which part of it, from 0
   * @param events how many events of the year it has, without what is added
   */
  public static List<ProducerRecord<byte[], byte[]>> of(long seed, int stretch, int events) {
    Mix mix = new Mix(seed * 31 + stretch);
    SimulatorConfig config =
        new SimulatorConfig(UNITS, seed, List.of(ChaosBrand.NAME), Optional.empty());
    try (Stream<Delivery> deliveries =
        Simulation.of(Assumptions.builtIn(), config).deliveries(MESS)) {
      deliveries
          .skip((long) stretch * events)
          .limit(events)
          .forEach(
              delivery -> {
                if (delivery instanceof Delivery.Valid valid) {
                  mix.event(valid.event());
                }
              });
    }
    mix.strangers(seed, stretch);
    return mix.records;
  }

  private void event(Event plain) {
    Event event = plain.withCustomer(pseudonym(plain.context().customer()));
    boolean isDayOff = random.nextInt(DAY_OFF_ONE_IN) == 0;
    long offset = random.nextBoolean() ? 1 : -1;
    if (isDayOff && random.nextBoolean()) {
      event =
          new Event(
              event.id(),
              event.source(),
              event.subject(),
              event.effectiveTime().plus(Duration.ofDays(offset)),
              event.context(),
              event.data());
      add(codec.toRecord(event), null);
    } else if (isDayOff) {
      add(codec.toRecord(event), System.currentTimeMillis() - Duration.ofDays(1).toMillis());
    } else {
      add(codec.toRecord(event), null);
    }
    if (random.nextInt(POISON_ONE_IN) == 0) {
      poison(event);
    }
  }

  /** Bytes that no event comes out of, or one that nobody may post. */
  private void poison(Event like) {
    ProducerRecord<byte[], byte[]> good = codec.toRecord(like);
    ProducerRecord<byte[], byte[]> bad =
        switch (random.nextInt(3)) {
          case 0 -> with(good, good.key(), null);
          case 1 -> with(good, good.key(), Arrays.copyOf(good.value(), good.value().length / 2));
          default -> with(good, good.key(), "not Avro at all".getBytes(UTF_8));
        };
    add(bad, null);
  }

  /** One of each kind that a simulated year does not have. */
  private void strangers(long seed, int stretch) {
    String run = "%d-%d".formatted(seed, stretch);
    Event last = lastUnitEvent();
    if (last != null) {
      Event late =
          new Event(
              "late-" + run,
              "/chaos",
              last.subject(),
              last.effectiveTime().minus(LATE),
              last.context(),
              new FeeCharged(FeeCharged.FeeKind.MARKETPLACE, Money.of("1.50", "EUR")));
      // and its producer's clock is a day behind; what is ahead, a broker does not take
      add(codec.toRecord(late), System.currentTimeMillis() - Duration.ofDays(1).toMillis());
      Event sold =
          new Event(
              "plain-" + run,
              "/chaos",
              Subject.line(ChaosBrand.NAME, "plain-" + run),
              last.effectiveTime(),
              EventContext.of(ChaosBrand.NAME, Origin.SIMULATED).customer("Erika M.").build(),
              new ProductSold(1, Money.of("9.90", "EUR"), null));
      add(codec.toRecord(sold), null);
      Event foreign =
          new Event(
              "foreign-" + run,
              "/chaos",
              Subject.line("nobody", run),
              last.effectiveTime(),
              EventContext.of("nobody", Origin.SIMULATED).build(),
              new ProductSold(1, Money.of("9.90", "EUR"), null));
      add(codec.toRecord(foreign), null);
      Event early =
          new Event(
              "void-" + run,
              "/chaos",
              last.subject(),
              last.effectiveTime(),
              last.context(),
              new EventVoided("/chaos", "never-came", 1, "its target never comes", "chaos"));
      add(codec.toRecord(early), null);
      ProducerRecord<byte[], byte[]> lost = codec.toRecord(late);
      add(with(lost, "unit:demo/ANOTHER".getBytes(UTF_8), lost.value()), null);
    }
  }

  private @Nullable Event lastUnitEvent() {
    for (ProducerRecord<byte[], byte[]> record : records.reversed()) {
      try {
        Event event = codec.fromRecord(record.headers(), record.key(), record.value());
        if (event.subject().toString().startsWith("unit:")) {
          return event;
        }
      } catch (Exception poison) {
        // not this one
      }
    }
    return null;
  }

  private void add(ProducerRecord<byte[], byte[]> record, @Nullable Long timestampMs) {
    records.add(
        new ProducerRecord<>(
            record.topic(),
            partition(record.key()),
            timestampMs,
            record.key(),
            record.value(),
            record.headers()));
  }

  /** As Kafka's own partitioner, but for the last partition, which is never used. */
  private static int partition(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % (PARTITIONS - 1);
  }

  private static ProducerRecord<byte[], byte[]> with(
      ProducerRecord<byte[], byte[]> like, byte[] key, byte @Nullable [] value) {
    return new ProducerRecord<>(like.topic(), null, null, key, value, like.headers());
  }

  private static @Nullable String pseudonym(@Nullable String reference) {
    if (reference == null) {
      return null;
    }
    Random letters = new Random(reference.hashCode());
    StringBuilder text = new StringBuilder(Pseudonym.PREFIX);
    for (int i = 0; i < PSEUDONYM_LENGTH; i++) {
      text.append(ALPHABET.charAt(letters.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static BigDecimal share(String text) {
    return new BigDecimal(text);
  }

  /** All topics that the job reads. */
  public static List<String> topics() {
    return Arrays.stream(Topic.values()).map(Topic::topicName).toList();
  }
}
