package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.money.Money;
import java.util.List;

/** A carrier as a brand sees it: its prices in the brand's currency, and its ways. */
record Carrier(World world, Rows.Carrier row) {
  private static final long METRES_PER_KM = 1_000;

  String name() {
    return row.name();
  }

  Money price() {
    return world.local(row.labelPrice());
  }

  CostVat vat() {
    return world.domesticVat(price());
  }

  boolean isBilledOnIssue() {
    return row.billed() == Rows.Billing.ON_ISSUE;
  }

  Money expiryCredit() {
    return World.part(price(), row.expiryCredit());
  }

  /** Collection by van, then the long way. */
  List<Leg> legs(long massG) {
    TransportMode far = row.name().contains("Bahn") ? TransportMode.RAIL : TransportMode.TRUCK;
    TransportMode near = row.name().contains("Rad") ? TransportMode.BICYCLE : TransportMode.VAN;
    return List.of(
        new Leg(near, row.vanKm() * METRES_PER_KM, massG),
        new Leg(far, row.truckKm() * METRES_PER_KM, massG));
  }
}
