package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Figures.Span;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One unit: who it is, its dice, and how its steps and events get into the agenda. */
final class Life {
  private static final String SOURCE = "/simulator/";

  private final World world;
  private final long number;
  private final Rows.Product product;
  private final String unitId;
  private final Numbers numbers;
  private final Map<String, Integer> idCounts = new HashMap<>();
  private int planned;
  private int cycle = 1;
  private int attempt;
  private String owner;
  private SellerStatus seller = SellerStatus.PRIVATE;
  private boolean isMarginGood = true;

  Life(World world, long number) {
    this.world = world;
    this.number = number;
    this.product =
        world
            .dice(number, "product")
            .weighted(world.assumptions().products().rows(), Rows.Product::share);
    this.unitId = "%s-%06d".formatted(world.runKey(), number);
    this.numbers = new Numbers(number, world.runKey());
    this.owner = customer("owner");
  }

  World world() {
    return world;
  }

  Assumptions assume() {
    return world.assumptions();
  }

  Rows.Product product() {
    return product;
  }

  String number(Numbers.Kind kind) {
    return numbers.next(kind);
  }

  String owner() {
    return owner;
  }

  SellerStatus seller() {
    return seller;
  }

  void seller(SellerStatus status) {
    seller = status;
  }

  /** Whether the unit may resell under the margin scheme: bought from a person as a used good. */
  boolean isMarginGood() {
    return isMarginGood && seller == SellerStatus.PRIVATE;
  }

  void notMarginGood() {
    isMarginGood = false;
  }

  /** The unit was sold to somebody else and comes back from there. */
  void nextCycle(String newOwner) {
    cycle++;
    attempt = 0;
    owner = newOwner;
    isMarginGood = true;
  }

  int cycle() {
    return cycle;
  }

  /** One more attempt to sell it in this cycle. */
  void nextAttempt() {
    attempt++;
  }

  Dice dice(String question) {
    return world.dice(number, "%s/%d/%d".formatted(question, cycle, attempt));
  }

  boolean chance(String question, BigDecimal share) {
    return dice(question).chance(share);
  }

  /** A customer, as the shop numbers them; some have more than one unit. */
  String customer(String role) {
    int pool = Math.max(20, world.units() * 4 / 5);
    return "C-%d".formatted(100_000 + dice("customer-" + role).between(0, pool));
  }

  Instant after(Instant at, Span span, String question) {
    int minutes = dice(question).between(span.fromMinutes(), span.toMinutes());
    return at.plusSeconds(minutes * 60L + dice(question + "-seconds").between(0, 59));
  }

  Instant after(Instant at, Duration least, Duration most, String question) {
    int seconds = dice(question).between((int) least.toSeconds(), (int) most.toSeconds());
    return at.plusSeconds(seconds);
  }

  Carrier carrier(String question) {
    return new Carrier(
        world, dice(question).weighted(assume().carriers().rows(), Rows.Carrier::share));
  }

  /** Plans a step. */
  void later(Instant at, Runnable step) {
    world.agenda().add(new Agenda.Item(at, number, planned++, null, step));
  }

  /** An event of the unit itself. */
  void emit(Instant at, EventData data, EventContext.Builder context) {
    emit(unitSubject(), at, data, context);
  }

  void emit(Subject subject, Instant at, EventData data, EventContext.Builder context) {
    String type = EventType.of(data).typeName();
    int nth = idCounts.merge(type, 1, Integer::sum);
    String id = "%s-%s-%d".formatted(unitId, type, nth);
    Event event = new Event(id, SOURCE + world.brand().id(), subject, at, context.build(), data);
    world.agenda().add(new Agenda.Item(at, number, planned++, event, null));
  }

  Subject unitSubject() {
    return Subject.unit(world.brand().id(), world.brand().program() + "/" + unitId);
  }

  /** A voucher or coupon is a subject of its own. */
  Subject voucherSubject(String name) {
    String key = "%s/%s/%s-%s".formatted(world.brand().id(), world.brand().program(), name, unitId);
    return new Subject(Subject.Kind.VOUCHER, key);
  }

  /** Goods without identity: a line of an order. Its key names the order, never the customer. */
  Subject lineSubject(String order, String article) {
    return Subject.line(world.brand().id(), order + "/" + article);
  }

  /** What all of the unit's events say. */
  EventContext.Builder context() {
    return context(product).country(world.brand().country());
  }

  /** The same, naming the owner. */
  EventContext.Builder ownerContext() {
    return context().customer(owner);
  }

  EventContext.Builder context(Rows.Product article) {
    return EventContext.of(world.brand().id(), Origin.SIMULATED)
        .program(world.brand().program())
        .product(article.product())
        .category(article.category());
  }
}
