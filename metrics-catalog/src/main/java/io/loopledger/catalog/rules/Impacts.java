package io.loopledger.catalog.rules;

import io.loopledger.catalog.impact.CreditAt;
import io.loopledger.catalog.impact.ImpactLine;
import io.loopledger.catalog.impact.ImpactModel;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.Waste;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other ledger: what the same event emits and avoids, by the programme's method. Nothing is
 * measured where the unit has no programme.
 */
final class Impacts {
  private Impacts() {}

  static void arrived(Env env, Book book, UnitReceived received) {
    Optional<ImpactModel> model = env.impact();
    if (model.isEmpty()) {
      return;
    }
    if (!received.legs().isEmpty()) {
      post(
          book,
          model.get(),
          model.get().transport(received.legs(), received.massG(), received.packagingMassG()));
    }
    if (received.packagingMassG() != null) {
      post(book, model.get(), model.get().packaging(received.packagingMassG()));
    }
  }

  static void shipped(Env env, Book book, UnitShipped shipped) {
    moved(env, book, shipped.legs(), shipped.massG());
  }

  static void moved(Env env, Book book, List<Leg> legs, @Nullable Long massG) {
    if (!legs.isEmpty()) {
      env.impact().ifPresent(model -> post(book, model, model.transport(legs, massG, null)));
    }
  }

  /**
   * Parts and electricity; and, where the method counts repairs, the credit once in a cycle. The
   * repair of a unit that was sold is service to its buyer, and earns none.
   */
  static void repaired(Env env, Book book, UnitState state, RepairCompleted repair) {
    Optional<ImpactModel> found = env.impact();
    if (found.isEmpty()) {
      return;
    }
    ImpactModel model = found.get();
    if (!repair.parts().isEmpty()) {
      post(book, model, model.parts(state.facts.category(), repair.parts()));
    }
    if (repair.energyWh() != null) {
      post(book, model, model.energy(repair.energyWh()));
    }
    if (model.creditAt() != CreditAt.REPAIR
        || repair.outcome() != RepairCompleted.Outcome.FIXED
        || state.isRepairCredited
        || state.isCustomers()
        || isNoSecondLife(state)) {
      return;
    }
    List<ImpactLine> credit = model.repaired(state.facts.category());
    if (credit.isEmpty()) {
      book.units("repairs.fixed-without-factor", 1, model.method(), model.factorVersion());
    } else {
      post(book, model, credit);
      book.units("repairs.fixed-with-factor", 1, model.method(), model.factorVersion());
    }
    state.isRepairCredited = true;
  }

  /** A withdrawn, unused article and a warranty case displace nothing. */
  private static boolean isNoSecondLife(UnitState state) {
    return state.arrivedAs == ReturnKind.WITHDRAWAL || state.arrivedAs == ReturnKind.WARRANTY;
  }

  /**
   * The displacement credit, once for a unit and sale. A cycle whose repair was credited, under
   * another programme, has had its credit: methods never mix.
   */
  static void sold(Env env, Book book, UnitState state, Sale sale) {
    Optional<ImpactModel> found = env.impact();
    if (found.isEmpty()
        || found.get().creditAt() != CreditAt.SALE
        || state.isRepairCredited
        || isNoSecondLife(state)) {
      return;
    }
    ImpactModel model = found.get();
    String category = state.facts.category();
    List<ImpactLine> credit = model.resold(category, state.cycleNo, state.lifetimeUsedPpm);
    if (credit.isEmpty()) {
      book.units("impact.without-factor", 1, model.method(), model.factorVersion());
      return;
    }
    post(book, model, credit);
    book.units("impact.credited", 1, model.method(), model.factorVersion());
    sale.credits = credit;
    sale.creditMethod = model.method();
    sale.creditVersion = model.factorVersion();
    sale.lifetimePpm = model.lifetimeSharePpm(category, state.cycleNo, state.lifetimeUsedPpm);
    state.lifetimeUsedPpm = Math.addExact(state.lifetimeUsedPpm, sale.lifetimePpm);
  }

  /** A sale that came back displaced nothing; what its transport emitted stays emitted. */
  static void returned(Book book, UnitState state, Sale sale) {
    String method = sale.creditMethod;
    String version = sale.creditVersion;
    if (sale.credits.isEmpty() || method == null || version == null) {
      return;
    }
    for (ImpactLine line : sale.credits) {
      book.co2e(line.account(), -line.microKg(), method, line.combination());
    }
    book.units("impact.credited", -1, method, version);
    state.lifetimeUsedPpm -= sale.lifetimePpm;
    sale.credits = List.of();
    sale.lifetimePpm = 0;
  }

  static void recycled(Env env, Book book, UnitState state, List<Waste> fractions) {
    if (!fractions.isEmpty()) {
      env.impact()
          .ifPresent(model -> post(book, model, model.waste(state.facts.category(), fractions)));
    }
  }

  private static void post(Book book, ImpactModel model, List<ImpactLine> lines) {
    for (ImpactLine line : lines) {
      book.co2e(line.account(), line.microKg(), model.method(), line.combination());
    }
  }
}
