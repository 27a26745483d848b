package io.loopledger.documents.sample;

import io.loopledger.documents.model.Chart;
import io.loopledger.documents.text.ReaderFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Charts of the sample. */
final class SampleCharts {
  static final List<String> MONTHS =
      List.of(
          "21000",
          "23500",
          "22800",
          "27900",
          "31000",
          "30250",
          "35100",
          "38800",
          "36400",
          "41200",
          "44010",
          "48210.4417");

  private final Locale locale;

  SampleCharts(Locale locale) {
    this.locale = locale;
  }

  Chart categories() {
    return new Chart(
        "chart-categories",
        say("Smartphones vermeiden am meisten", "Smartphones avoid most"),
        say(
            "Fast zwei Drittel der vermiedenen Emissionen sind Smartphones; bei Kopfhörern wurde"
                + " mehr verursacht als vermieden.",
            "Almost two thirds of what was avoided are smartphones; headphones emitted more than"
                + " they avoided."),
        "kgCO2e",
        0,
        Chart.Kind.BARS,
        List.of(
            point("Smartphone", "30110.25", "19400", "42800.5"),
            point("Tablet", "14225.1917", "9100", "20010"),
            point("Notebook", "4125", "2520.12", "5900"),
            point(say("Kopfhörer", "Headphones"), "-250", "-480", "-20")));
  }

  Chart months() {
    List<Chart.Point> points = new ArrayList<>();
    for (int i = 0; i < MONTHS.size(); i++) {
      BigDecimal value = new BigDecimal(MONTHS.get(i));
      points.add(
          new Chart.Point(
              month(locale, i),
              value,
              Optional.of(value.multiply(new BigDecimal("0.7"))),
              Optional.of(value.multiply(new BigDecimal("1.35"))),
              false));
    }
    return new Chart(
        "chart-months",
        say("Seit einem Jahr mehr", "More for a year"),
        say(
            "Von 21.000 auf 48.210 kg im Monat; das Band ist das 90-%-Intervall.",
            "From 21,000 to 48,210 kg a month; the band is the 90% interval."),
        "kgCO2e",
        0,
        Chart.Kind.LINE,
        points);
  }

  static String month(Locale locale, int index) {
    LocalDate first = LocalDate.of(2025, 11, 1).plusMonths(index);
    return switch (ReaderFormat.of(locale)) {
      case GERMAN -> String.format(Locale.ROOT, "%02d/%d", first.getMonthValue(), first.getYear());
      case ENGLISH -> String.format(Locale.ROOT, "%d-%02d", first.getYear(), first.getMonthValue());
    };
  }

  Chart stages() {
    return new Chart(
        "chart-stages",
        say("Transport verursacht am meisten", "Transport emits most"),
        say(
            "Zwei Drittel der Emissionen entstehen auf der Straße.",
            "Two thirds of the emissions arise on the road."),
        "ratio",
        1,
        Chart.Kind.BARS,
        List.of(
            point(say("Transport der Rücksendungen", "Transport of returns"), "0.6667"),
            point(say("Aufbereitung und Ersatzteile", "Refurbishment and spare parts"), "0.3333"),
            point(say("Verpackung", "Packaging"), "0")));
  }

  Chart margin() {
    return new Chart(
        "chart-margin",
        say("Was vom Umsatz bleibt", "What is left of revenue"),
        say(
            "Von 184.250,50 EUR Umsatz bleiben 57.541,00 EUR.",
            "Of EUR 184,250.50 revenue, EUR 57,541.00 are left."),
        "EUR",
        2,
        Chart.Kind.WATERFALL,
        List.of(
            total(say("Nettoumsatz", "Net revenue"), "184250.5"),
            point(say("Ankauf", "Purchase"), "-96120.25"),
            point(say("Aufbereitung", "Refurbishment"), "-31800"),
            point(say("Erlöse aus Schrott und Teilen", "Revenue of scrap and parts"), "1210.75"),
            total(say("Deckungsbeitrag", "Contribution"), "57541")));
  }

  private static Chart.Point point(String label, String value, String lower, String upper) {
    return new Chart.Point(
        label,
        new BigDecimal(value),
        Optional.of(new BigDecimal(lower)),
        Optional.of(new BigDecimal(upper)),
        false);
  }

  private static Chart.Point point(String label, String value) {
    return new Chart.Point(label, new BigDecimal(value), Optional.empty(), Optional.empty(), false);
  }

  private static Chart.Point total(String label, String value) {
    return new Chart.Point(label, new BigDecimal(value), Optional.empty(), Optional.empty(), true);
  }

  private String say(String german, String english) {
    return Samples.say(locale, german, english);
  }
}
