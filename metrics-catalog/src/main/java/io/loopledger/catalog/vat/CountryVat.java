package io.loopledger.catalog.vat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One country's rates, oldest first, and its years in the EU's VAT territory. */
final class CountryVat {
  private final String code;
  private final VatRate[] rates;
  private final long[] rateDays;
  private final List<Membership> union;

  CountryVat(String code, List<VatRate> rates, List<Membership> union) {
    this.code = VatRate.country(code);
    this.rates = rates.toArray(VatRate[]::new);
    this.rateDays = rates.stream().mapToLong(rate -> rate.from().toEpochDay()).toArray();
    this.union = List.copyOf(union);
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("country %s has no rate; give one".formatted(code));
    }
    for (int i = 1; i < rateDays.length; i++) {
      if (rateDays[i] <= rateDays[i - 1]) {
        throw new IllegalArgumentException(
            "the rate of %s from %s follows one from %s; put the rows in order of their days"
                .formatted(code, rates.get(i).from(), rates.get(i - 1).from()));
      }
    }
  }

  String code() {
    return code;
  }

  List<VatRate> rates() {
    return List.of(rates);
  }

  /** The rate in force on a day, or null before the first; recent days are found first. */
  @Nullable VatRate rate(LocalDate day) {
    long epochDay = day.toEpochDay();
    for (int i = rateDays.length - 1; i >= 0; i--) {
      if (rateDays[i] <= epochDay) {
        return rates[i];
      }
    }
    return null;
  }

  boolean isInUnion(LocalDate day) {
    for (int i = 0; i < union.size(); i++) {
      if (union.get(i).contains(day)) {
        return true;
      }
    }
    return false;
  }

  /** From a day, up to but without another; without end where that is null. */
  record Membership(LocalDate from, @Nullable LocalDate until) {
    boolean contains(LocalDate day) {
      return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
  }
}
