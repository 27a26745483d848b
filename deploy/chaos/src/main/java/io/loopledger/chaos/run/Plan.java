package io.loopledger.chaos.run;

import static io.loopledger.chaos.proxy.Moment.AFTER_ANSWER;
import static io.loopledger.chaos.proxy.Moment.BEFORE_ANSWER;
import static io.loopledger.chaos.proxy.Moment.BEFORE_FORWARD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What happens in a round, from its seed.
 *
 * @param fault what goes wrong
 * @param point when
 * @param afterMs milliseconds from the first event, for a fault at any time
 * @param skip how many commits of the table pass before the one that is hit
 * @param holdMs how long what was killed stays away
 */
public record Plan(Fault fault, Point point, long afterMs, int skip, long holdMs) {
  private static final String RAW = "raw.events";
  private static final String ENTRIES = "ledger.entries";
  private static final String ROLLUP = "mart.rollup";
  private static final int LATEST_MS = 6_000;
  private static final int MOST_SKIPPED = 2;

  private record Card(Fault fault, Point point) {}

  private static final List<Card> DECK =
      List.of(
          new Card(Fault.KILL_TASKMANAGER, Point.RANDOM),
          new Card(Fault.KILL_TASKMANAGER, Point.of(BEFORE_FORWARD, RAW)),
          new Card(Fault.KILL_TASKMANAGER, Point.of(BEFORE_ANSWER, ENTRIES)),
          new Card(Fault.KILL_TASKMANAGER, Point.of(AFTER_ANSWER, RAW)),
          new Card(Fault.KILL_TASKMANAGER, Point.CHECKPOINT),
          new Card(Fault.KILL_JOBMANAGER, Point.RANDOM),
          new Card(Fault.KILL_JOBMANAGER, Point.of(BEFORE_ANSWER, RAW)),
          new Card(Fault.KILL_JOBMANAGER, Point.CHECKPOINT),
          new Card(Fault.KILL_FLINK, Point.RANDOM),
          new Card(Fault.KILL_FLINK, Point.of(BEFORE_ANSWER, ROLLUP)),
          new Card(Fault.KILL_FLINK, Point.of(AFTER_ANSWER, ENTRIES)),
          new Card(Fault.STOP_TASKMANAGER, Point.RANDOM),
          new Card(Fault.STOP_TASKMANAGER, Point.of(BEFORE_FORWARD, RAW)),
          new Card(Fault.STOP_JOBMANAGER, Point.RANDOM),
          new Card(Fault.KILL_KAFKA, Point.RANDOM),
          new Card(Fault.KILL_KAFKA, Point.of(BEFORE_ANSWER, ROLLUP)),
          new Card(Fault.STOP_KAFKA, Point.RANDOM),
          new Card(Fault.KILL_POSTGRES, Point.RANDOM),
          new Card(Fault.KILL_POSTGRES, Point.of(BEFORE_FORWARD, ENTRIES)),
          new Card(Fault.KILL_POSTGRES, Point.of(BEFORE_ANSWER, RAW)),
          new Card(Fault.STOP_POSTGRES, Point.RANDOM),
          new Card(Fault.KILL_TRINO, Point.RANDOM),
          new Card(Fault.KILL_TRINO, Point.of(BEFORE_ANSWER, RAW)),
          new Card(Fault.CUT, Point.of(BEFORE_FORWARD, ENTRIES)),
          new Card(Fault.CUT, Point.of(BEFORE_ANSWER, RAW)),
          new Card(Fault.CUT, Point.of(BEFORE_ANSWER, ENTRIES)),
          new Card(Fault.CUT, Point.of(BEFORE_ANSWER, ROLLUP)),
          new Card(Fault.CUT, Point.of(BEFORE_ANSWER, "ops.rejections")),
          new Card(Fault.RESET, Point.RANDOM),
          new Card(Fault.DELAY, Point.of(BEFORE_FORWARD, RAW)),
          new Card(Fault.DELAY, Point.of(BEFORE_ANSWER, ENTRIES)),
          new Card(Fault.DISK_FULL, Point.RANDOM),
          new Card(Fault.CORRUPT_CHECKPOINT, Point.RANDOM));

  /**
   * The plan of a round.
   *
   * @param only the only fault to take, where one is named
   * @param at the only point to take, where one is named
   */
  public static Plan of(long seed, int round, Optional<Fault> only, Optional<Point> at) {
    List<Card> deck = new ArrayList<>(DECK);
    Collections.shuffle(deck, new Random(seed));
    deck.removeIf(card -> only.isPresent() && card.fault() != only.get());
    if (at.isPresent()) {
      deck = deck.stream().map(card -> new Card(card.fault(), at.get())).distinct().toList();
    }
    Card card = deck.get(Math.floorMod(round - 1, deck.size()));
    Random dice = new Random(seed * 1_000_003L + round);
    return new Plan(
        card.fault(),
        card.point(),
        500 + dice.nextInt(LATEST_MS),
        dice.nextInt(MOST_SKIPPED),
        500 + dice.nextInt(2_000));
  }

  /** How many different faults and points there are. */
  public static int kinds() {
    return DECK.size();
  }

  @Override
  public String toString() {
    return words(fault.name(), point.toString());
  }

  static String words(String fault, String point) {
    return "%s at %s".formatted(fault, point);
  }
}
