package io.loopledger.catalog.posting.v1;

import io.loopledger.catalog.posting.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules need to know about a subject between two of its events.
 *
 * @param cycleNo loop of the unit, from 1
 * @param received whether the unit was received in this cycle
 * @param credited whether this cycle's repair already earned its credit of avoided emissions
 * @param facts dimensions known so far
 * @param inventoryMicros cost in stock by currency
 * @param openSales sales with pieces that may come back, oldest first
 */
record SubjectState(
    int cycleNo,
    boolean received,
    boolean credited,
    UnitFacts facts,
    Map<String, Long> inventoryMicros,
    List<OpenSale> openSales)
    implements RuleSet.FoldState {

  static final SubjectState NEW =
      new SubjectState(1, false, false, UnitFacts.NONE, Map.of(), List.of());

  SubjectState {
    inventoryMicros = Map.copyOf(inventoryMicros);
    openSales = List.copyOf(openSales);
  }

  SubjectState withFacts(UnitFacts newFacts) {
    return new SubjectState(cycleNo, received, credited, newFacts, inventoryMicros, openSales);
  }

  /** The unit arrives: the second arrival opens the next cycle, in which it is ungraded. */
  SubjectState arrived() {
    return received
        ? new SubjectState(
            cycleNo + 1, true, false, facts.withGrade(null), inventoryMicros, openSales)
        : new SubjectState(cycleNo, true, credited, facts, inventoryMicros, openSales);
  }

  SubjectState repairCredited() {
    return new SubjectState(cycleNo, received, true, facts, inventoryMicros, openSales);
  }

  SubjectState withInventory(String currency, long addedMicros) {
    Map<String, Long> next = new TreeMap<>(inventoryMicros);
    next.merge(currency, addedMicros, Math::addExact);
    next.values().removeIf(micros -> micros == 0);
    return new SubjectState(cycleNo, received, credited, facts, next, openSales);
  }

  SubjectState withoutInventory() {
    return new SubjectState(cycleNo, received, credited, facts, Map.of(), openSales);
  }

  SubjectState withSale(OpenSale sale) {
    List<OpenSale> next = new ArrayList<>(openSales);
    next.add(sale);
    return withSales(next);
  }

  SubjectState withSales(List<OpenSale> sales) {
    return new SubjectState(cycleNo, received, credited, facts, inventoryMicros, sales);
  }
}
