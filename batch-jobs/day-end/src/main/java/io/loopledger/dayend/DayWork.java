package io.loopledger.dayend;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.rules.UnitInStock;
import io.loopledger.dayend.decide.Day;
import io.loopledger.dayend.decide.ExpectedReturns;
import io.loopledger.dayend.decide.GlobalMargins;
import io.loopledger.dayend.decide.HoldingAccruals;
import io.loopledger.dayend.decide.Known;
import io.loopledger.dayend.decide.MarginPeriodOf;
import io.loopledger.dayend.decide.Overheads;
import io.loopledger.dayend.decide.SubjectBook;
import io.loopledger.dayend.decide.VoucherLapses;
import io.loopledger.dayend.decide.Wanted;
import io.loopledger.dayend.decide.WriteDowns;
import io.loopledger.dayend.lake.DaySql;
import io.loopledger.dayend.policy.DayEndPolicies;
import io.loopledger.dayend.policy.DayEndPolicy;
import io.loopledger.dayend.policy.OverheadDocument;
import io.loopledger.dayend.policy.ReturnsPolicy;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects one date: takes subjects, then asks each kind what it wants, then what is new of it. */
final class DayWork {
  private final LocalDate date;
  private final ReferenceData latest;
  private final DayEndPolicies policies;
  private final Known known = new Known();
  private final HoldingAccruals holding = new HoldingAccruals();
  private final VoucherLapses vouchers = new VoucherLapses();
  private final GlobalMargins margins = new GlobalMargins();
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  DayWork(LocalDate date, ReferenceData latest, DayEndPolicies policies) {
    this.date = date;
    this.latest = latest;
    this.policies = policies;
  }

  List<Brand> globalMarginBrands() {
    return latest.brands().stream().filter(DayWork::hasGlobalMargin).toList();
  }

  private static boolean hasGlobalMargin(Brand brand) {
    return brand.policies().splitsVat()
        && brand.policies().bookPolicies().globalMarginUpTo().signum() > 0;
  }

  MarginPeriodOf marginPeriod(Brand brand) {
    return MarginPeriodOf.endedBy(date, policies.of(brand).globalMarginPeriod());
  }

  void take(SubjectBook book) {
    known.take(book);
    vouchers.take(book);
    Day day = book.day();
    if (hasGlobalMargin(day.brand())) {
      margins.take(book, marginPeriod(day.brand()));
    }
    Optional<UnitInStock> unit =
        UnitInStock.of(book.standing().state(), day.brand().policies().bookPolicies(), day.date());
    if (unit.isPresent()) {
      holding.take(day, unit.get());
      writeDown(book, unit.get());
    }
  }

  private void writeDown(SubjectBook book, UnitInStock unit) {
    DayEndPolicy policy = policies.of(book.day().brand());
    boolean isDue =
        switch (policy.writeDowns()) {
          case NEVER -> false;
          case MONTH_END -> book.day().endsMonth();
          case DAILY -> true;
        };
    if (isDue) {
      WriteDowns.of(book, unit, latest, policy.sellingCostShare()).ifPresent(wanted::add);
    }
  }

  void holding() {
    wanted.addAll(holding.wanted());
  }

  void vouchers() {
    wanted.addAll(vouchers.wanted(day -> policies.of(day.brand()).voucherValidity(), known));
  }

  void globalMargin(Brand brand, long salesMicros) {
    margins
        .wanted(new Day(brand, date), marginPeriod(brand), salesMicros, known)
        .ifPresent(wanted::add);
  }

  /** At the month's end, for brands that have a policy for it. */
  void expectedReturns(DaySql sql) throws SQLException {
    for (Brand brand : latest.brands()) {
      Day day = new Day(brand, date);
      ReturnsPolicy policy = policies.of(brand).expectedReturns().orElse(null);
      if (policy != null && day.endsMonth()) {
        ExpectedReturns.wanted(day, sql.returns(brand.id(), date, policy)).ifPresent(wanted::add);
      }
    }
  }

  void overhead(OverheadDocument document, DaySql sql) throws SQLException {
    Set<String> before = sql.shares(document);
    List<String> inForce = new ArrayList<>();
    List<EventData> shares = new ArrayList<>();
    for (String subject : before) {
      Optional<EventData> share = known.inForce(Overheads.id(document, subject));
      share.ifPresent(
          data -> {
            inForce.add(subject);
            shares.add(data);
          });
    }
    if (Overheads.isAllocated(document, shares)) {
      return;
    }
    Map<String, BigInteger> parts = sql.parts(document);
    if (parts.isEmpty()) {
      problems.add(
          "overhead document '%s' of %s %s, %s, is not allocated: nobody has %s in that month; choose another key"
              .formatted(
                  document.id(),
                  document.brand(),
                  document.month(),
                  document.amount(),
                  document.key().text()));
      return;
    }
    Brand brand = latest.brand(document.brand()).orElseThrow();
    wanted.addAll(Overheads.shares(new Day(brand, document.lastDay()), document, parts, inForce));
  }

  void problem(String text) {
    problems.add(text);
  }

  /** What is new: in the order of kinds, then of brands and subjects. */
  DayEndResult result() {
    List<Event> events = new ArrayList<>();
    wanted.sort(
        Comparator.comparing(Wanted::kind)
            .thenComparing(one -> one.event().subject().toString())
            .thenComparing(one -> one.event().id()));
    for (Wanted one : wanted) {
      Brand brand = latest.brand(one.event().context().brand()).orElseThrow();
      known.change(one, new Day(brand, date).end()).ifPresent(events::add);
    }
    long there = (long) wanted.size() - events.size();
    if (there > 0) {
      notes.add("%d events are in the lake already, as they should be".formatted(there));
    }
    return new DayEndResult(events, notes, problems);
  }
}
