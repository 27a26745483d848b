package io.loopledger.local.explain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.uncertainty.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages, word by word. {@code -Dloopledger.pages=FOLDER} writes them there, to be read before
 * they become the expected ones.
 */
class PagesTest {
  private static final Chart CHART = Chart.builtIn();

  @ParameterizedTest
  @EnumSource
  void aLifeIsAPage(Language language) throws IOException {
    assertPage("life", language, new LifeText(CHART, language).lines(Lives.corrected()));
  }

  @ParameterizedTest
  @EnumSource
  void whatIfIsAPageOfTheDifference(Language language) throws IOException {
    Life before = Lives.corrected();

    List<String> lines = new WhatIfText(CHART, language).lines(before, Lives.withFee(before));

    assertPage("what-if", language, lines);
  }

  @Test
  void cyclesTheTimeAskedForAndTheSimulatorAreNamed() {
    List<String> lines = new LifeText(CHART, Language.EN).lines(Lives.ofTwoCycles());

    assertThat(lines)
        .contains(
            "As the ledger knew it at 2024-04-01T00:00:00Z: events recorded until then; recorded later"
                + " and left",
            "out: 3.",
            "Simulated data.",
            "Cycle 2",
            "CO2e: nothing was posted.")
        .anyMatch(line -> line.contains("cycles 1 to 2"))
        .anyMatch(line -> line.endsWith("c1 of /shop/acme (simulated)"));
  }

  @ParameterizedTest
  @EnumSource
  void theIntervalStaysWithinThePage(Language language) {
    Life.NetImpact impact =
        new Life.NetImpact(new Interval(-1_015_423, -783_738, -617_056), Basis.ESTIMATED);

    List<String> lines =
        new SummaryText(CHART, language, "EUR")
            .lines(Lives.corrected().sums(), Optional.of(impact));

    assertThat(lines)
        .containsSequence(
            switch (language) {
              case EN ->
                  List.of(
                      "     net of all, 90 % interval of one unit: -1.015423 to -0.617056 kg, median"
                          + " -0.783738 kg; rests on",
                      "     values that are estimated");
              case DE ->
                  List.of(
                      "     Netto, 90-%-Intervall eines Geräts: -1,015423 bis -0,617056 kg, Median"
                          + " -0,783738 kg; die",
                      "     schwächsten Werte sind geschätzt");
            });
  }

  @Test
  void whatIfMaySayThatNothingChanges() {
    Life life = Lives.ofTwoCycles();

    assertThat(new WhatIfText(CHART, Language.EN).lines(life, life))
        .contains("It would post nothing.");
  }

  @Test
  void imputedMoneyIsMarked() {
    Account holding =
        new Account(
            "imputed.holding",
            Account.Kind.STATISTICAL,
            "money",
            null,
            false,
            null,
            null,
            "Nights in stock",
            "-");

    assertThat(EntryRows.isImputed(holding)).isTrue();
    assertThat(CHART.accounts()).filteredOn(EntryRows::isImputed).allMatch(Account::isMoney);
  }

  @Test
  void aLifeAsJsonHasTheExactFigures() throws IOException {
    Life life = Lives.corrected();
    LedgerCheck check = LedgerCheck.compare(life, List.of());

    JsonNode json =
        new ObjectMapper()
            .readTree(new LifeJson(CHART, Language.EN).text(life, Optional.of(check)));

    assertThat(json.at("/subject").asText()).isEqualTo("unit:acme/QR-1029");
    assertThat(json.at("/events/1/entries/0/reporting_amount").asText()).isEqualTo("23.386338");
    assertThat(json.at("/events/1/entries/0/fx_rate").asText()).isEqualTo("1.1693169000");
    assertThat(json.at("/events/1/so_far/stock_at_cost").asText()).isEqualTo("28.286338");
    assertThat(json.at("/events/3/note").asText()).isEqualTo("replaced by ev-6 of /shop/acme");
    assertThat(json.at("/events/3/event/data/price/amount").asText()).isEqualTo("1500");
    assertThat(json.at("/figures/gross_margin").asText()).isEqualTo("1421.713662");
    assertThat(json.at("/figures/co2e_avoided_kg").asText()).isEqualTo("25.255000");
    assertThat(json.at("/check/agrees").asBoolean()).isFalse();
    assertThat(json.at("/check/differences").size()).isEqualTo(10);
  }

  @Test
  void aDifferenceAsJsonHasTheFiguresBeforeAndAfter() throws IOException {
    Life before = Lives.corrected();

    JsonNode json =
        new ObjectMapper()
            .readTree(new LifeJson(CHART, Language.EN).text(before, Lives.withFee(before)));

    assertThat(json.at("/what_if").size()).isEqualTo(1);
    assertThat(json.at("/would_post/0/amount").asText()).isEqualTo("-12.345000");
    assertThat(json.at("/before/contribution_1").asText()).isEqualTo("1421.713662");
    assertThat(json.at("/after/contribution_1").asText()).isEqualTo("1409.368662");
  }

  @Test
  void bothLanguagesHaveTheSameWordsWithTheSameValues() {
    Set<String> english = Language.EN.words().stringPropertyNames();

    assertThat(Language.DE.words().stringPropertyNames()).isEqualTo(english);
    assertThat(english)
        .allSatisfy(
            key ->
                assertThat(values(Language.DE, key)).as(key).isEqualTo(values(Language.EN, key)));
  }

  private static String values(Language language, String key) {
    return language.words().getProperty(key).replaceAll("[^%]*(%,?[a-z])?", "$1");
  }

  private static void assertPage(String name, Language language, List<String> lines)
      throws IOException {
    String file = "%s_%s.txt".formatted(name, language.locale().getLanguage());
    String page = String.join("\n", lines) + "\n";
    String folder = System.getProperty("loopledger.pages");
    if (folder != null) {
      Files.writeString(Path.of(folder, file), page);
    }
    assertThat(page.lines()).allMatch(line -> Wrapped.length(line) <= Wrapped.WIDTH);
    assertThat(page).isEqualTo(expected(file));
  }

  private static String expected(String file) throws IOException {
    try (InputStream in = requireNonNull(PagesTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
