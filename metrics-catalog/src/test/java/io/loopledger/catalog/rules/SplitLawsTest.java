package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.FirstLife.RefundKind;
import io.loopledger.schemas.event.LoopEnd.PartsHarvested;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.Resale.UnitDelivered;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The parts of whatever is divided add up to it, at the rates it was posted at. */
class SplitLawsTest {
  private static final long CENT = 10_000;

  private static final Set<String> GOODS_REVENUE =
      Set.of(
          "revenue.products",
          "revenue.products-returned",
          "revenue.resale",
          "revenue.resale-returned",
          "revenue.discounts");

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void piecesReturnedOneByOneReverseTheSaleExactly(@ForAll long seed) {
    Random random = new Random(seed);
    long pieces = 1 + random.nextInt(6);
    Money price = Deeds.price(random);
    Tale tale = new Tale(RandomLife.brand(random));
    tale.then(
        new ProductSold(pieces, price, null, Deeds.price(random), null, null),
        context -> context.country(random.nextBoolean() ? "FR" : null));
    for (long left = pieces; left > 0; ) {
      long back = 1 + random.nextLong(left);
      tale.then(new SaleReturned(back, price, null, null));
      left -= back;
    }
    Laws.hold(
        tale.events(),
        events -> {
          if (events.size() == tale.events().size()) {
            Journal journal = Laws.ENGINE.journal(events);
            Laws.requireNothingLeft(journal, GOODS_REVENUE::contains);
            Laws.requireNothingLeft(journal, "vat.output"::equals);
            Laws.requireNothingLeft(journal, "cost.new-goods"::equals);
            Laws.requireNothingLeft(journal, "inventory.new-goods"::equals);
            Laws.requireNothingLeft(journal, "revenue.returned-unmatched"::equals);
            requireDebits(events, SaleReturned.class, "revenue.products-returned", CENT);
            requireDebits(events, SaleReturned.class, "vat.output", CENT);
          }
        });
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void moneyRefundedInPartsReversesTheSaleExactly(@ForAll long seed) {
    Random random = new Random(seed);
    Money price = Deeds.cents(random);
    Tale tale = new Tale(RandomLife.brand(random));
    tale.then(new ProductSold(1, price, null));
    refundInParts(tale, price, random);
    requireReversed(tale);
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aResaleRefundedInPartsIsReversedExactlyUnderEveryScheme(@ForAll long seed) {
    Random random = new Random(seed);
    Money price = Deeds.cents(random);
    Tale tale = new Tale(RandomLife.brand(random));
    tale.then(Deeds.received(SellerStatus.PRIVATE))
        .then(
            Deeds.payout(
                random.nextBoolean()
                    ? Deeds.cents(random)
                    : new Money(50_000_000, price.currency())),
            context -> context.document("D-1", null))
        .then(Deeds.sold(price, VatScheme.values()[random.nextInt(VatScheme.values().length)]))
        .then(new UnitShipped(null, null, null, null, null, null, null, List.of()))
        .then(new UnitDelivered(null, null));
    refundInParts(tale, price, random);
    requireReversed(tale);
  }

  private static void refundInParts(Tale tale, Money price, Random random) {
    for (long part : Deeds.parts(random, price.amountMicros())) {
      RefundKind kind = RefundKind.values()[random.nextInt(RefundKind.values().length)];
      tale.then(new RefundIssued(new Money(part, price.currency()), kind, null, null, null));
    }
  }

  private static void requireReversed(Tale tale) {
    Laws.hold(
        tale.events(),
        events -> {
          if (events.size() == tale.events().size()) {
            Journal journal = Laws.ENGINE.journal(events);
            Laws.requireNothingLeft(journal, GOODS_REVENUE::contains);
            Laws.requireNothingLeft(journal, account -> account.startsWith("vat."));
            Laws.requireNothingLeft(journal, "revenue.returned-unmatched"::equals);
            requireDebits(events, RefundIssued.class, "vat.output", 1);
            requireDebits(events, RefundIssued.class, "vat.margin", 1);
            requireDebits(events, RefundIssued.class, "revenue.products-returned", 1);
            requireDebits(events, RefundIssued.class, "revenue.resale-returned", 1);
            requireDebits(events, RefundIssued.class, "revenue.discounts", 1);
          }
        });
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aVoucherRedeemedInPartsLeavesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    VoucherKind kind =
        random.nextInt(4) == 0
            ? null
            : VoucherKind.values()[random.nextInt(VoucherKind.values().length)];
    Money face = Deeds.cents(random);
    Tale tale = new Tale(RandomLife.brand(random));
    tale.then(new VoucherSold(1, face, kind));
    for (long part : Deeds.parts(random, face.amountMicros())) {
      tale.then(new VoucherRedeemed(new Money(part, face.currency()), kind, null, null));
    }
    Laws.hold(
        tale.events(),
        events -> {
          if (events.size() == tale.events().size()) {
            Journal journal = Laws.ENGINE.journal(events);
            for (String account :
                List.of(
                    "vouchers.spv",
                    "vouchers.mpv",
                    "vouchers.outstanding",
                    "vat.output",
                    "income.voucher-breakage",
                    "receivables.invoiced")) {
              assertThat(Laws.sum(journal, face.currency(), account)).as(account).isZero();
            }
            requireDebits(events, VoucherRedeemed.class, "vat.output", 1);
            requireDebits(events, VoucherRedeemed.class, "vouchers.spv", 1);
          }
        });
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void writtenDownPartsAndTheRestAreTheWholeCost(@ForAll long seed) {
    Random random = new Random(seed);
    Tale tale = new Tale(RandomLife.brand(random));
    tale.then(Deeds.received(SellerStatus.PRIVATE));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      tale.then(
          random.nextBoolean()
              ? Deeds.payout(Deeds.price(random))
              : Deeds.repaired(Deeds.price(random)));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      Money amount = Deeds.price(random);
      tale.then(new UnitWrittenDown(random.nextInt(3) == 0 ? amount.negated() : amount, "value"));
    }
    EventData end =
        random.nextBoolean()
            ? new UnitWrittenOff("gone")
            : new PartsHarvested(List.of(new Part("x", 1, Deeds.price(random), null)), null);
    tale.then(end);
    Laws.hold(
        tale.events(),
        events -> {
          Journal journal = Laws.ENGINE.journal(events);
          boolean hasEnded = events.stream().anyMatch(event -> event.event().data().equals(end));
          if (hasEnded) {
            Laws.requireNothingLeft(journal, Laws::isUnitStock);
          }
          Laws.requireStockNeverBelowZero(events);
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aFullWriteUpBringsBackEveryLayer(@ForAll long seed) {
    Random random = new Random(seed);
    Tale tale = new Tale(RandomLife.brand(random));
    tale.then(Deeds.received(SellerStatus.PRIVATE));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      tale.then(
          random.nextBoolean()
              ? Deeds.payout(Deeds.price(random))
              : Deeds.repaired(Deeds.price(random)));
    }
    int costs = tale.events().size();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      Money amount = Deeds.price(random);
      tale.then(new UnitWrittenDown(amount, "down"));
      if (random.nextBoolean()) {
        tale.then(new UnitWrittenDown(Deeds.price(random).negated(), "up a little"));
      }
    }
    tale.then(new UnitWrittenDown(new Money(-1_000_000_000_000L, "EUR"), "up"));
    Laws.hold(
        tale.events(),
        events -> {
          if (events.size() == tale.events().size()) {
            Journal before = Laws.ENGINE.journal(events.subList(0, costs));
            Journal after = Laws.ENGINE.journal(events);
            Laws.requireNothingLeft(after, "cost.write-downs"::equals);
            for (String currency : List.of("EUR", "GBP", "USD")) {
              for (Component component : Component.values()) {
                assertThat(Laws.sum(after, currency, component.stock()))
                    .isEqualTo(Laws.sum(before, currency, component.stock()));
              }
            }
          }
        });
  }

  /** No part has the wrong sign; VAT of a part smaller than a cent may take a cent at once. */
  private static void requireDebits(
      List<PinnedEvent> events, Class<? extends EventData> type, String account, long leastMicros) {
    for (var step : Laws.ENGINE.steps(events)) {
      if (type.isInstance(step.effective().event().event().data())) {
        long sum = 0;
        for (Posting posting : step.postings()) {
          if (posting.key().account().equals(account)) {
            sum += posting.amountMicros();
          }
        }
        assertThat(sum)
            .as("%s of %s", account, step.effective().event().event().id())
            .isGreaterThan(-leastMicros);
      }
    }
  }
}
