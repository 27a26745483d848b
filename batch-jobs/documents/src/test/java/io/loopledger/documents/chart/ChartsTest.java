package io.loopledger.documents.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.loopledger.documents.model.Chart;
import io.loopledger.documents.text.ReaderFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChartsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 80, 20",
    "0, 81, 50",
    "0, 1, 0.5",
    "-500, 300, 200",
    "-501, 300, 500",
    "0, 0.00002, 0.000005",
    "0, 123456789012345678, 50000000000000000"
  })
  void stepsAreOneTwoOrFive(BigDecimal least, BigDecimal most, BigDecimal step) {
    Scale scale = new Scale(least, most, 0, 100);

    assertThat(scale.step()).isEqualByComparingTo(step);
  }

  @Test
  void aScaleAlwaysHasZeroAndRoundEnds() {
    Scale scale = Scale.of(List.of(new BigDecimal("61"), new BigDecimal("78")), 200, 0).rounded();

    assertThat(scale.ticks())
        .map(BigDecimal::toPlainString)
        .containsExactly("0", "20", "40", "60", "80");
    assertThat(scale.at(BigDecimal.ZERO)).isEqualTo(200);
    assertThat(scale.at(new BigDecimal("80"))).isEqualTo(0);
    assertThat(scale.at(new BigDecimal("20"))).isEqualTo(150);
  }

  @Test
  void aScaleOfNothingButZeroIsStillOne() {
    assertThat(Scale.of(List.of(BigDecimal.ZERO), 0, 10).at(BigDecimal.ZERO)).isZero();
  }

  @Test
  void eachChangeOfAWaterfallBeginsWhereTheOneBeforeEnded() {
    Chart chart =
        chart(
            Chart.Kind.WATERFALL,
            total("start", "100"),
            point("less", "-30"),
            point("more", "5"),
            total("end", "75"));

    List<Rows.Row> rows = Rows.waterfall(chart, ReaderFormat.ENGLISH);

    assertThat(rows).map(row -> row.from().toPlainString()).containsExactly("0", "100", "70", "0");
    assertThat(rows).map(row -> row.to().toPlainString()).containsExactly("100", "70", "75", "75");
    assertThat(rows).map(Rows.Row::value).containsExactly("100.0", "−30.0", "+5.0", "75.0");
    assertThat(rows).map(Rows.Row::ink).containsExactly(Pen.TOTAL, Pen.LESS, Pen.MORE, Pen.TOTAL);
  }

  @Test
  void aWhiskerOfAChangeStandsAtTheChange() {
    Chart.Point change =
        new Chart.Point(
            "less",
            new BigDecimal("-30"),
            Optional.of(new BigDecimal("-40")),
            Optional.of(new BigDecimal("-20")),
            false);

    Rows.Row row =
        Rows.waterfall(
                chart(Chart.Kind.WATERFALL, total("start", "100"), change), ReaderFormat.ENGLISH)
            .getLast();

    assertThat(row.lower()).contains(new BigDecimal("60"));
    assertThat(row.upper()).contains(new BigDecimal("80"));
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    Chart chart = chart(Chart.Kind.BARS, point("a", "100"), point("b", "50"), point("c", "-50"));

    List<Double> widths = numbers("<rect [^>]*width=\"([0-9.]+)\"", chart);
    List<Double> starts = numbers("<rect [^>]* x=\"([0-9.]+)\"", chart);

    assertThat(widths.get(1)).isEqualTo(widths.get(0) / 2, offset(0.1));
    assertThat(widths.get(2)).isEqualTo(widths.get(1), offset(0.1));
    assertThat(starts.get(2) + widths.get(2)).isEqualTo(starts.get(0), offset(0.1));
  }

  @Test
  void aTinyValueIsSeenAndZeroIsNot() {
    Chart chart =
        chart(Chart.Kind.BARS, point("huge", "1E17"), point("tiny", "0.1"), point("zero", "0"));

    assertThat(numbers("<rect [^>]*width=\"([0-9.]+)\"", chart).subList(1, 3))
        .containsExactly(1.5, 0.0);
  }

  @ParameterizedTest
  @EnumSource(Chart.Kind.class)
  void noShapeLeavesThePictureWhateverTheValues(Chart.Kind kind) {
    List<Chart.Point> points = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      points.add(point("A name that is rather long, number " + i, i * 37 % 100 - 20 + "e" + i % 9));
    }
    Chart chart = chart(kind, points.toArray(Chart.Point[]::new));

    assertThat(numbers("<(?:rect|circle) [^>]* c?x=\"(-?[0-9.]+)\"", chart))
        .hasSize(40)
        .allSatisfy(x -> assertThat(x).isBetween(0.0, 720.0));
  }

  @ParameterizedTest
  @EnumSource(Chart.Kind.class)
  void aChartWithoutPointsSaysSo(Chart.Kind kind) {
    assertThat(svg(chart(kind), Charts.Size.WIDE)).contains(">No values<");
  }

  @Test
  void aLineStopsItsBandWhereBoundsAreMissing() {
    Chart.Point bounded =
        new Chart.Point(
            "b", BigDecimal.TWO, Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN), false);
    Chart chart =
        chart(Chart.Kind.LINE, bounded, bounded, point("none", "3"), bounded, bounded, bounded);

    assertThat(svg(chart, Charts.Size.WIDE).split("<polygon", -1)).hasSize(3);
  }

  @Test
  void longNamesAreCutWithAnEllipsisAndStandWholeInTheirTitle() {
    String name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter";

    String svg = svg(chart(Chart.Kind.BARS, point(name, "1")), Charts.Size.NARROW);

    assertThat(svg).contains("<title>" + name + ": 1.0</title>");
    assertThat(svg).containsPattern(">Donaudampfschiff[a-zä]*…</text>");
  }

  @Test
  void aNameIsBrokenBetweenWordsWhenItHasNoRoom() {
    assertThat(TextFit.twoLines("Refurbishment and spare parts", 120))
        .containsExactly("Refurbishment", "and spare parts");
    assertThat(TextFit.twoLines(" a \n b ", 120)).containsExactly("a b");
  }

  private static Chart chart(Chart.Kind kind, Chart.Point... points) {
    return new Chart("c", "title", "summary", "EUR", 1, kind, List.of(points));
  }

  private static Chart.Point point(String label, String value) {
    return new Chart.Point(label, new BigDecimal(value), Optional.empty(), Optional.empty(), false);
  }

  private static Chart.Point total(String label, String value) {
    return new Chart.Point(label, new BigDecimal(value), Optional.empty(), Optional.empty(), true);
  }

  private static String svg(Chart chart, Charts.Size size) {
    return Charts.draw(chart, Locale.ENGLISH, size).content().finish();
  }

  private static List<Double> numbers(String pattern, Chart chart) {
    Matcher matcher = Pattern.compile(pattern).matcher(svg(chart, Charts.Size.WIDE));
    List<Double> numbers = new ArrayList<>();
    while (matcher.find()) {
      numbers.add(Double.valueOf(matcher.group(1)));
    }
    return numbers;
  }
}
