package io.loopledger.dayend.decide;

import io.loopledger.dayend.policy.VoucherValidity;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.Payout.VoucherExpired;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is left on vouchers whose claim has lapsed. An issuer's vouchers of one kind and currency
 * are used up oldest first, as the rules post them, wherever they are redeemed.
 */
public final class VoucherLapses {
  private final Map<String, List<Issue>> issues = new TreeMap<>();
  private final Map<String, Long> used = new TreeMap<>();

  private record Issue(Day day, Event event, Money amount, @Nullable VoucherKind kind, int line) {
    String pool() {
      return VoucherLapses.pool(event.subject().toString(), kind, amount.currency());
    }
  }

  /** Takes what a subject issued, and what was redeemed on it. */
  public void take(SubjectBook book) {
    for (Event event : book.standing().events()) {
      switch (event.data()) {
        case VoucherSold sold ->
            issued(book, event, sold.faceValue().times(sold.quantity()), sold.voucherKind(), 0);
        case PayoutIssued payout -> paidOut(book, event, payout);
        case VoucherRedeemed redeemed ->
            used(event, redeemed.issuedBySubject(), redeemed.voucherKind(), redeemed.amount());
        case VoucherExpired expired -> {
          if (!event.source().equals(Day.SOURCE)) {
            used(event, expired.issuedBySubject(), expired.voucherKind(), expired.amount());
          }
        }
        default -> {}
      }
    }
  }

  private void paidOut(SubjectBook book, Event event, PayoutIssued payout) {
    if (payout.linkedSaleId() != null) {
      // Traded in against a purchase: set off, no voucher is issued.
      return;
    }
    switch (payout.instrument()) {
      case CASH, COUPON -> {}
      case VOUCHER -> paidOut(book, event, payout, null);
      case SPV -> paidOut(book, event, payout, VoucherKind.SPV);
      case MPV -> paidOut(book, event, payout, VoucherKind.MPV);
    }
  }

  private void paidOut(
      SubjectBook book, Event event, PayoutIssued payout, @Nullable VoucherKind kind) {
    issued(book, event, payout.amount(), kind, 0);
    if (payout.bonus() != null) {
      issued(book, event, payout.bonus(), kind, 1);
    }
  }

  private void issued(
      SubjectBook book, Event event, Money amount, @Nullable VoucherKind kind, int line) {
    Issue issue = new Issue(book.day(), event, amount, kind, line);
    issues.computeIfAbsent(issue.pool(), any -> new ArrayList<>()).add(issue);
  }

  private void used(
      Event event, @Nullable String issuer, @Nullable VoucherKind kind, Money amount) {
    String by = issuer == null ? event.subject().toString() : issuer;
    used.merge(pool(by, kind, amount.currency()), amount.amountMicros(), Math::addExact);
  }

  private static String pool(String issuer, @Nullable VoucherKind kind, String currency) {
    return issuer + "\u001f" + kind + "\u001f" + currency;
  }

  /** How long the vouchers of a brand may be used. */
  @FunctionalInterface
  public interface Validities {
    /** The validity that a brand has chosen. */
    VoucherValidity of(Day day);
  }

  /** What has lapsed by the end of the date, also of dates before it. */
  public List<Wanted> wanted(Validities validities, Known known) {
    List<Wanted> wanted = new ArrayList<>();
    issues.forEach(
        (pool, list) -> {
          list.sort(
              Comparator.comparing((Issue issue) -> issue.event().effectiveTime())
                  .thenComparing(issue -> issue.event().id())
                  .thenComparing(Issue::line));
          long spent = used.getOrDefault(pool, 0L);
          for (Issue issue : list) {
            long taken = Math.max(0, Math.min(spent, issue.amount().amountMicros()));
            spent -= taken;
            lapse(issue, issue.amount().amountMicros() - taken, validities, known, wanted);
          }
        });
    return wanted;
  }

  private static void lapse(
      Issue issue, long leftMicros, Validities validities, Known known, List<Wanted> wanted) {
    Day day = issue.day();
    LocalDate issued = day.brand().businessDate(issue.event().effectiveTime());
    LocalDate last = validities.of(day).lastDay(issued).orElse(LocalDate.MAX);
    if (last.isAfter(day.date())) {
      return;
    }
    Event event = event(issue, last, leftMicros);
    // Redeemed after all, out of goodwill: what had lapsed is corrected.
    if (leftMicros > 0 || known.inForce(event.id()).isPresent()) {
      wanted.add(new Wanted(Kind.VOUCHERS, event, Wanted.IfThere.CORRECT));
    }
  }

  private static Event event(Issue issue, LocalDate last, long leftMicros) {
    Day lapsed = new Day(issue.day().brand(), last);
    Subject issuer = issue.event().subject();
    return new Event(
        Ids.of("lapse", issuer, issue.event().source(), issue.event().id(), issue.line(), last),
        Day.SOURCE,
        issuer,
        lapsed.end(),
        lapsed.context().program(issue.event().context().program()).build(),
        new VoucherExpired(
            new Money(leftMicros, issue.amount().currency()), issue.kind(), issuer.toString()));
  }
}
