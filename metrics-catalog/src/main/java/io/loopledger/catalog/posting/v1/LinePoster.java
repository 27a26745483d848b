package io.loopledger.catalog.posting.v1;

import io.loopledger.catalog.fx.FxQuote;
import io.loopledger.catalog.fx.LargestRemainder;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.event.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to an event's lines what every posting carries: dimensions, business date, conversion. */
final class LinePoster {
  private final Event event;
  private final Brand brand;
  private final ReferenceData reference;
  private final Posting.Header header;

  LinePoster(Event event, Brand brand, ReferenceData reference, SubjectState state) {
    this.event = event;
    this.brand = brand;
    this.reference = reference;
    this.header =
        new Posting.Header(
            event.source(),
            event.id(),
            state.cycleNo(),
            state.facts().dimensions(brand.tenant(), brand.id()),
            LocalDate.ofInstant(event.effectiveTime(), brand.contractZone()),
            event.effectiveTime(),
            Rules.VERSION,
            null,
            event.context().origin());
  }

  List<Posting> postings(Lines lines) {
    List<Posting> postings = new ArrayList<>();
    Map<String, List<Lines.Line>> byCurrency =
        lines.money().stream()
            .collect(
                Collectors.groupingBy(
                    Lines.Line::measure, java.util.TreeMap::new, Collectors.toList()));
    byCurrency.forEach((currency, money) -> addConverted(currency, money, postings));
    for (Lines.Line line : lines.statistics()) {
      postings.add(new Posting(key(line, null), line.amountMicros(), 0));
    }
    return postings;
  }

  /** The lines of one currency sum to zero, and so do their converted amounts. */
  private void addConverted(String currency, List<Lines.Line> lines, List<Posting> postings) {
    FxQuote quote =
        reference.bookingRate(currency, brand.reportingCurrency(), event.effectiveTime());
    long[] amounts = lines.stream().mapToLong(Lines.Line::amountMicros).toArray();
    long[] reporting = LargestRemainder.convertBalanced(amounts, quote);
    Posting.Fx fx = new Posting.Fx(brand.reportingCurrency(), quote.rate(), quote.rateDate());
    for (int i = 0; i < amounts.length; i++) {
      postings.add(new Posting(key(lines.get(i), fx), amounts[i], reporting[i]));
    }
  }

  private Posting.Key key(Lines.Line line, Posting.@Nullable Fx fx) {
    return new Posting.Key(
        header, line.account(), line.measure(), fx, null, line.method(), line.factorVersion());
  }
}
