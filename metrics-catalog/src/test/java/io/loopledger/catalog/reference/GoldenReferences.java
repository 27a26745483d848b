package io.loopledger.catalog.reference;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.fx.VatRatePolicy;
import io.loopledger.catalog.reference.BookPolicies.Breakage;
import io.loopledger.catalog.reference.BookPolicies.DistanceSales;
import io.loopledger.catalog.reference.BookPolicies.MarginEvidence;
import io.loopledger.catalog.reference.BookPolicies.Recognition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The brands and rates of the golden cases: version 1, under the rules 2026-12. */
public final class GoldenReferences {
  /** The version that golden events are pinned to. */
  public static final long VERSION = 1;

  private static final List<Programme> PROGRAMMES =
      List.of(
          new Programme("restart-1", "RESTART", 1),
          new Programme("restart-2", "RESTART", 2),
          new Programme("resale", "RESALE", 1),
          new Programme("ademe", "ADEME", 1));

  private static final ReferenceData DATA = build();

  private GoldenReferences() {}

  /** The data in force, whatever the version. */
  public static ReferenceData at(long version) {
    return DATA;
  }

  /** The same as an operator would publish it, into a folder. */
  public static ReferenceLog publish(Path folder) throws IOException {
    ReferenceLog log = ReferenceLog.open(folder.resolve("golden-reference"));
    log.publishRules("2026-12");
    StringBuilder csv =
        new StringBuilder("# simulated: rates of the golden cases\nDate,GBP,USD,\n");
    TreeMap<LocalDate, Map<String, BigDecimal>> days = days();
    days.descendingMap()
        .forEach(
            (day, row) ->
                csv.append(day)
                    .append(',')
                    .append(row.get("GBP"))
                    .append(',')
                    .append(row.containsKey("USD") ? row.get("USD") : "N/A")
                    .append(",\n"));
    log.publishRates(Files.writeString(folder.resolve("golden.csv"), csv));
    brands().forEach(log::publish);
    return log;
  }

  private static ReferenceData build() {
    ReferenceData data = ReferenceData.builtIn().withRules(VERSION, "2026-12");
    data = data.with(VERSION, FxRates.simulated(days()));
    for (Brand brand : brands()) {
      data = data.with(VERSION, brand);
    }
    return data;
  }

  private static List<Brand> brands() {
    BookPolicies base = BookPolicies.DEFAULT;
    return List.of(
        german("plain", Brand.Policies.AS_DOCUMENTED, base),
        german("eu-de", Brand.Policies.EU, base),
        german("eu-sale", Brand.Policies.EU, with(base, Recognition.SALE)),
        german("eu-delivery", Brand.Policies.EU, with(base, Recognition.DELIVERY)),
        german("eu-origin", Brand.Policies.EU, origin(base)),
        german("eu-capital", Brand.Policies.EU, capital(base)),
        german("eu-global", Brand.Policies.EU, global(base)),
        german("eu-ifrs", Brand.Policies.EU, ifrs(base)),
        german("eu-donated", Brand.Policies.EU, donated(base)),
        german("eu-average", Brand.Policies.EU, with(base, VatRatePolicy.MONTHLY_AVERAGE)),
        german("eu-period-end", Brand.Policies.EU, with(base, VatRatePolicy.LAST_DAY_OF_PERIOD)),
        new Brand(
            "gb",
            "golden",
            "GB",
            ZoneId.of("Europe/London"),
            "GBP",
            new Brand.Policies(Brand.Policies.EU, "never", "ecb-latest-published", base),
            PROGRAMMES));
  }

  private static Brand german(String id, String vat, BookPolicies books) {
    return new Brand(
        id,
        "golden",
        "DE",
        ZoneId.of("Europe/Berlin"),
        "EUR",
        new Brand.Policies(vat, "never", "ecb-latest-published", books),
        PROGRAMMES);
  }

  /** Rates of a made-up spring, and of the autumn's clock change. */
  private static TreeMap<LocalDate, Map<String, BigDecimal>> days() {
    TreeMap<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
    put(days, "2024-02-29", "0.80", "1.25");
    put(days, "2024-03-04", "0.90", null);
    put(days, "2024-03-05", "0.75", "1.20");
    put(days, "2024-03-06", "0.80", "1.10");
    for (LocalDate day = LocalDate.parse("2024-03-07");
        day.isBefore(LocalDate.parse("2024-03-28"));
        day = day.plusDays(1)) {
      if (isWeekday(day)) {
        put(days, day.toString(), "0.80", "1.10");
      }
    }
    put(days, "2024-03-28", "0.85", "1.00");
    for (LocalDate day = LocalDate.parse("2024-04-02");
        day.isBefore(LocalDate.parse("2024-05-01"));
        day = day.plusDays(1)) {
      if (isWeekday(day)) {
        put(days, day.toString(), "0.85", "1.00");
      }
    }
    put(days, "2024-10-25", "0.80", null);
    put(days, "2024-10-28", "0.80", null);
    return days;
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private static void put(
      Map<LocalDate, Map<String, BigDecimal>> days, String day, String gbp, @Nullable String usd) {
    Map<String, BigDecimal> row = new TreeMap<>();
    row.put("GBP", new BigDecimal(gbp));
    if (usd != null) {
      row.put("USD", new BigDecimal(usd));
    }
    days.put(LocalDate.parse(day), row);
  }

  private static BookPolicies with(BookPolicies b, Recognition recognition) {
    return copy(b, recognition, b.distanceSales(), b.vatExchange());
  }

  private static BookPolicies with(BookPolicies b, VatRatePolicy exchange) {
    return copy(b, b.recognition(), b.distanceSales(), exchange);
  }

  private static BookPolicies origin(BookPolicies b) {
    return copy(b, b.recognition(), DistanceSales.ORIGIN, b.vatExchange());
  }

  private static BookPolicies copy(
      BookPolicies b, Recognition recognition, DistanceSales distance, VatRatePolicy exchange) {
    return new BookPolicies(
        recognition,
        distance,
        b.marginEvidence(),
        b.marginForDonated(),
        b.globalMarginUpTo(),
        exchange,
        b.breakage(),
        b.breakageShare(),
        b.minuteRate(),
        b.holdingPerNight(),
        b.capitalPerYear(),
        b.evictAfterDays());
  }

  private static BookPolicies capital(BookPolicies b) {
    return amounts(b, false, "0", Breakage.ON_EXPIRY, "0", "0", "0.06");
  }

  private static BookPolicies global(BookPolicies b) {
    return amounts(b, false, "500", Breakage.ON_EXPIRY, "0", "0.05", "0");
  }

  private static BookPolicies ifrs(BookPolicies b) {
    return amounts(b, false, "0", Breakage.PROPORTIONAL, "0.10", "0.05", "0");
  }

  private static BookPolicies donated(BookPolicies b) {
    return amounts(b, true, "0", Breakage.ON_EXPIRY, "0", "0.05", "0");
  }

  private static BookPolicies amounts(
      BookPolicies b,
      boolean donated,
      String global,
      Breakage breakage,
      String share,
      String holding,
      String capital) {
    return new BookPolicies(
        b.recognition(),
        b.distanceSales(),
        MarginEvidence.DOCUMENT,
        donated,
        new BigDecimal(global),
        b.vatExchange(),
        breakage,
        new BigDecimal(share),
        b.minuteRate(),
        new BigDecimal(holding),
        new BigDecimal(capital),
        b.evictAfterDays());
  }
}
