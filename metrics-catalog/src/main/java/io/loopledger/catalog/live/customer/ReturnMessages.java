package io.loopledger.catalog.live.customer;

import io.loopledger.catalog.impact.CreditAt;
import io.loopledger.catalog.impact.ImpactLine;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.impact.ImpactModel;
import io.loopledger.catalog.live.CycleFigures;
import io.loopledger.catalog.live.CycleFigures.Co2;
import io.loopledger.catalog.live.UnitFigures;
import io.loopledger.catalog.live.alerts.Timeline;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.CustomerImpact.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The messages about a unit's returns. One return has one customer and one figure: expected from
 * the receipt on, final when the ledger has the credit, and told again when anything of it changes.
 */
public final class ReturnMessages {
  private static final Told NOBODY = new Told(Map.of());

  private final LongFunction<ReferenceData> references;

  /** Messages on the reference data that events are pinned to. */
  public ReturnMessages(LongFunction<ReferenceData> references) {
    this.references = references;
  }

  /** What is known of a unit's returns at one time; compare two with {@link #changes}. */
  public record Told(Map<Integer, ReturnState> returns) {}

  /** Whether an event of this kind can change a message without posting anything. */
  public static boolean isWatched(Event event) {
    return switch (event.type()) {
      case RETURN_REQUESTED,
          LABEL_ISSUED,
          UNIT_RECEIVED,
          UNIT_IDENTIFIED,
          UNIT_GRADED,
          PAYOUT_OFFERED,
          OFFER_ACCEPTED,
          PAYOUT_ISSUED,
          UNIT_SOLD,
          SALE_RETURNED,
          UNIT_RECYCLED,
          UNIT_WRITTEN_OFF,
          UNIT_LOST,
          UNIT_SENT_BACK,
          PARTS_HARVESTED,
          UNIT_DONATED,
          EVENT_CORRECTED,
          EVENT_VOIDED ->
          true;
      default -> false;
    };
  }

  /** What is known of the returns of a unit with these figures. */
  public Told of(UnitFigures figures, Timeline unit) {
    if (!unit.hasCustomer()) {
      return NOBODY;
    }
    Map<Integer, ReturnState> states = new TreeMap<>();
    for (ReturnScan.Return each : ReturnScan.of(figures, unit)) {
      String customer = each.customer;
      if (customer != null) {
        states.put(each.cycleNo, state(figures, each, customer));
      }
    }
    return new Told(states);
  }

  /** The messages that bring who was told {@code before} to {@code after}. */
  public List<CustomerImpact> changes(Told before, Told after, long version) {
    List<CustomerImpact> messages = new ArrayList<>();
    after
        .returns()
        .forEach(
            (cycleNo, state) -> {
              if (!state.equals(before.returns().get(cycleNo))) {
                messages.add(ImpactMessage.of(state, version));
              }
            });
    before
        .returns()
        .forEach(
            (cycleNo, state) -> {
              if (!after.returns().containsKey(cycleNo)) {
                messages.add(ImpactMessage.of(state.withdrawn(), version));
              }
            });
    return messages;
  }

  private ReturnState state(UnitFigures figures, ReturnScan.Return each, String customer) {
    Event receipt = each.receipt.event();
    CycleFigures cycle = figures.cycleOrNone(each.cycleNo);
    Optional<ImpactModel> model = model(each.receipt.refVersion(), receipt, each.program);
    ReturnState.ReturnFacts facts =
        new ReturnState.ReturnFacts(
            customer, each.program, each.product, each.category, receipt.context().origin());
    Status status = status(cycle, each, model.orElse(null));
    Map<Co2, Long> microKg =
        switch (status) {
          case FINAL -> cycle.microKg();
          case EXPECTED -> model.map(m -> expected(m, figures, cycle, each)).orElse(Map.of());
          case NONE -> Map.of();
        };
    return new ReturnState(
        receipt.subject().toString(),
        receipt.context().brand(),
        each.cycleNo,
        status,
        facts,
        method(microKg),
        microKg);
  }

  private static Status status(
      CycleFigures cycle, ReturnScan.Return each, @Nullable ImpactModel model) {
    if (cycle.credited() > 0) {
      return Status.FINAL;
    }
    boolean isTooLate =
        each.isOver || (each.isSold && (model == null || model.creditAt() == CreditAt.REPAIR));
    return isTooLate || cycle.withoutFactor() > 0 ? Status.NONE : Status.EXPECTED;
  }

  /** The credit that the method gives if all goes well, with what was emitted so far. */
  private static Map<Co2, Long> expected(
      ImpactModel model, UnitFigures figures, CycleFigures cycle, ReturnScan.Return each) {
    List<ImpactLine> credit =
        switch (model.creditAt()) {
          case REPAIR -> model.repaired(each.category);
          case SALE -> model.resold(each.category, each.cycleNo, usedPpm(model, figures, each));
        };
    if (credit.isEmpty()) {
      return Map.of();
    }
    Map<Co2, Long> sums = new TreeMap<>(cycle.microKg());
    for (ImpactLine line : credit) {
      sums.merge(
          Co2.ofCategory(model.method(), line.combination(), each.category),
          line.microKg(),
          Math::addExact);
    }
    return sums;
  }

  /** What resales of earlier cycles were credited with of the unit's lifetime. */
  private static long usedPpm(ImpactModel model, UnitFigures figures, ReturnScan.Return each) {
    long used = 0;
    for (Map.Entry<Integer, CycleFigures> cycle :
        figures.cycles().headMap(each.cycleNo).entrySet()) {
      if (cycle.getValue().credited() > 0) {
        used += model.lifetimeSharePpm(each.category, cycle.getKey(), used);
      }
    }
    return used;
  }

  private Optional<ImpactModel> model(long refVersion, Event receipt, @Nullable String program) {
    if (program == null) {
      return Optional.empty();
    }
    ReferenceData reference = references.apply(refVersion);
    return reference
        .brand(receipt.context().brand())
        .flatMap(brand -> brand.programme(program))
        .map(reference::impact);
  }

  /** Methods never mix: sums of two have no figure. */
  private static Optional<ImpactMethod> method(Map<Co2, Long> microKg) {
    List<String> names = microKg.keySet().stream().map(Co2::method).distinct().toList();
    return names.size() == 1 ? ImpactMethod.find(names.getFirst()) : Optional.empty();
  }
}
