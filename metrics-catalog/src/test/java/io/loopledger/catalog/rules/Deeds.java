package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Deeds that the laws tell histories with. */
final class Deeds {
  private static final long CENT = 10_000;

  private Deeds() {}

  static UnitReceived received(SellerStatus seller) {
    return new UnitReceived(null, null, null, ReturnKind.TAKE_BACK, seller, null, null, List.of());
  }

  static PayoutIssued payout(Money amount) {
    return new PayoutIssued(Instrument.CASH, amount, null, null, null, null, null, null, null);
  }

  static RepairCompleted repaired(Money cost) {
    return new RepairCompleted(
        RepairCompleted.Outcome.FIXED,
        null,
        null,
        null,
        null,
        cost,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  static UnitSold sold(Money price, VatScheme scheme) {
    return new UnitSold(price, null, null, scheme, null, null);
  }

  /** From nothing to 500, mostly in cents. */
  static Money price(Random random) {
    return random.nextInt(4) == 0
        ? new Money(random.nextLong(500_000_000), currency(random))
        : cents(random);
  }

  /** From nothing to 500, in cents. */
  static Money cents(Random random) {
    return new Money(random.nextLong(50_000) * CENT, currency(random));
  }

  private static String currency(Random random) {
    return List.of("EUR", "EUR", "GBP", "USD").get(random.nextInt(4));
  }

  /** Parts of an amount, of whole cents but for the last one. */
  static List<Long> parts(Random random, long whole) {
    List<Long> parts = new ArrayList<>();
    long left = whole;
    while (left > 0) {
      long part =
          parts.size() > 5
              ? left
              : Math.min(
                  left, CENT * (1 + random.nextLong(random.nextBoolean() ? 1 : 1 + left / CENT)));
      parts.add(part);
      left -= part;
    }
    return parts;
  }
}
