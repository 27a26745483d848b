package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.json.JsonEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Draws histories of one subject: likely lives, unlikely ones, and corrections of both. */
final class RandomLife {
  static final Instant START = Instant.parse("2024-03-05T20:00:00Z");

  private static final List<String> BRANDS =
      GoldenReferences.at(1).brands().stream().map(Brand::id).toList();

  private static final List<EventType> ANY =
      Arrays.stream(EventType.values())
          .filter(type -> type != EventType.EVENT_CORRECTED && type != EventType.EVENT_VOIDED)
          .toList();

  /** Types in the order of a likely life; each is left out or repeated at random. */
  private static final List<EventType> FIRST_LIFE =
      types("PRODUCT_SOLD SHIPPING_CHARGED FEE_CHARGED SALE_RETURNED REFUND_ISSUED");

  private static final List<EventType> CYCLE =
      types(
          "RETURN_REQUESTED LABEL_ISSUED UNIT_RECEIVED UNIT_IDENTIFIED UNIT_GRADED PAYOUT_ISSUED"
              + " REPAIR_COMPLETED INVOICE_RECEIVED UNIT_WRITTEN_DOWN UNIT_SOLD FEE_CHARGED"
              + " SHIPPING_CHARGED COUPON_REDEEMED UNIT_SHIPPED UNIT_DELIVERED REFUND_ISSUED"
              + " SALE_RETURNED UNIT_RECEIVED UNIT_SOLD UNIT_SHIPPED INVOICE_RECEIVED"
              + " SETTLEMENT_RECEIVED");

  private static final List<EventType> ENDS =
      types("UNIT_SENT_BACK UNIT_LOST UNIT_RECYCLED UNIT_WRITTEN_OFF PARTS_HARVESTED UNIT_DONATED");

  private final Random random;
  private final RandomEvent draw;
  private final List<PinnedEvent> events = new ArrayList<>();
  private boolean mixesPins;

  private RandomLife(Random random, String brand) {
    this.random = random;
    this.draw = new RandomEvent(random, brand);
  }

  private static List<EventType> types(String names) {
    return Arrays.stream(names.split(" ")).map(EventType::valueOf).toList();
  }

  static String brand(Random random) {
    return BRANDS.get(random.nextInt(BRANDS.size()));
  }

  /** Events of all types, with corrections among them; pins of two versions. */
  static List<PinnedEvent> anything(Random random, int most) {
    RandomLife life = new RandomLife(random, brand(random));
    life.mixesPins = true;
    int count = 1 + random.nextInt(most);
    int corrections = Math.min(count / 2, random.nextInt(4));
    while (life.events.size() < count - corrections) {
      List<EventType> from = random.nextInt(3) == 0 ? ANY : random.nextInt(6) == 0 ? ENDS : CYCLE;
      life.add(from.get(random.nextInt(from.size())), random.nextInt(9));
    }
    return life.corrected(corrections).events;
  }

  /** One or two cycles of a unit as they may happen, without corrections, under one pin. */
  static List<PinnedEvent> likely(Random random) {
    return likelyLife(random).events;
  }

  private static RandomLife likelyLife(Random random) {
    RandomLife life = new RandomLife(random, brand(random));
    int slot = life.stage(0, random.nextBoolean() ? FIRST_LIFE : List.of());
    for (int cycle = 1 + random.nextInt(2); cycle > 0; cycle--) {
      slot = life.stage(slot, CYCLE);
      if (random.nextBoolean()) {
        life.add(ENDS.get(random.nextInt(ENDS.size())), slot++);
      }
    }
    return life;
  }

  /** Likely or not, with or without corrections. */
  static List<PinnedEvent> mixed(Random random) {
    if (random.nextBoolean()) {
      return anything(random, 12);
    }
    RandomLife life = likelyLife(random);
    for (int i = random.nextInt(3); i > 0; i--) {
      life.add(ANY.get(random.nextInt(ANY.size())), random.nextInt(20));
    }
    return life.corrected(random.nextInt(3)).events;
  }

  private int stage(int from, List<EventType> types) {
    int slot = from;
    for (EventType type : types) {
      for (int n = random.nextInt(8) < 6 ? 1 : random.nextInt(3); n > 0; n--) {
        add(type, slot++);
      }
    }
    return slot;
  }

  private void add(EventType type, int slot) {
    add(draw.of(type, source(), id(), time(slot)));
  }

  private void add(Event event) {
    boolean isChanged = mixesPins && random.nextInt(3) == 0;
    events.add(new PinnedEvent(event, isChanged ? LawReferences.CHANGED : LawReferences.GOLDEN));
  }

  /** Two sources number their events alike. */
  private String id() {
    return "e" + events.size() / 2;
  }

  private String source() {
    return events.size() % 2 == 0 ? "/a" : "/b";
  }

  /** Seven hours from slot to slot: several events a day, and every night is met. */
  static Instant time(int slot) {
    return START.plusSeconds(slot * 7L * 3600);
  }

  /** Adds corrections of events, of corrections, and of what never comes. */
  private RandomLife corrected(int count) {
    for (int i = 0; i < count; i++) {
      Event target = events.get(random.nextInt(events.size())).event();
      long revision = 1 + random.nextInt(2);
      String targetId = random.nextInt(12) == 0 ? "e99" : target.id();
      EventData data =
          random.nextInt(5) < 2
              ? new EventVoided(target.source(), targetId, revision, "twice", null)
              : corrected(target, targetId, revision);
      Instant time = time(random.nextInt(12));
      add(new Event(id(), source(), target.subject(), time, draw.context(), data));
    }
    return this;
  }

  private EventCorrected corrected(Event target, String targetId, long revision) {
    boolean isOfSameType = random.nextInt(3) > 0 && ANY.contains(target.type());
    EventType type = isOfSameType ? target.type() : ANY.get(random.nextInt(ANY.size()));
    Instant time = random.nextBoolean() ? target.effectiveTime() : time(random.nextInt(12));
    return correction(draw.of(type, target.source(), targetId, time), revision);
  }

  static EventCorrected correction(Event replacement, long revision) {
    return new EventCorrected(
        replacement.source(),
        replacement.id(),
        revision,
        JsonEvents.write(replacement),
        "wrong",
        null);
  }
}
