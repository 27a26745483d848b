package io.loopledger.catalog.live.customer;

import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.live.CycleFigures.Co2;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.live.CustomerImpact.Status;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one return. Two states that are equal say the same.
 *
 * @param subject the unit
 * @param brand brand
 * @param cycleNo its cycle, from 1
 * @param status how far the effect is known
 * @param facts who gave back what
 * @param method the programme's method, if there is a figure
 * @param microKg millionths of a kilogram of CO2e by factors: avoided, less emitted; empty where
 *     there is no figure
 */
record ReturnState(
    String subject,
    String brand,
    int cycleNo,
    Status status,
    ReturnFacts facts,
    Optional<ImpactMethod> method,
    Map<Co2, Long> microKg) {
  ReturnState {
    microKg = new TreeMap<>(microKg);
  }

  /** The same return, of which there is nothing to tell. */
  ReturnState withdrawn() {
    return new ReturnState(subject, brand, cycleNo, Status.NONE, facts, Optional.empty(), Map.of());
  }

  String returnId() {
    return subject + "#" + cycleNo;
  }

  /**
   * Who gave back what.
   *
   * @param customer pseudonym
   * @param program programme
   * @param product product
   * @param category category
   * @param origin of the receipt
   */
  record ReturnFacts(
      String customer,
      @Nullable String program,
      @Nullable String product,
      @Nullable String category,
      Origin origin) {}
}
