package io.loopledger.reports.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Block.Notice;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceFigures.Liability;
import io.loopledger.reports.finance.FinanceFigures.Margin;
import io.loopledger.reports.finance.FinanceFigures.MarginSale;
import io.loopledger.reports.finance.FinanceFigures.Months;
import io.loopledger.reports.finance.FinanceFigures.OpenBreak;
import io.loopledger.reports.finance.FinanceFigures.Posted;
import io.loopledger.reports.finance.FinanceFigures.Vat;
import io.loopledger.reports.source.LakeState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A month worked out by hand. Goods of 40.00 are sold for 119.00 with 19.00 VAT; storage is imputed
 * at 1.00; 5.00 of own work goes into stock; an invoice of 2.00 is of the month before; vouchers of
 * 30.00 are sold and 20.00 redeemed.
 */
class FinancePackTest {
  private static final FinanceScope SCOPE =
      new FinanceScope("hansa", Optional.of("amber"), YearMonth.of(2022, 2));
  private static final LakeState STATE =
      new LakeState(
          Optional.of("closed-2022-02"), Map.of("ledger.entries", 11L, "mart.rollup", 12L));

  private static final List<Balance> BALANCES =
      List.of(
          balance("result.earlier-years", "equity", "-60", "0", "0", "-60"),
          balance("cost.new-goods", "expense", "0", "40", "0", "40"),
          balance("cost.outbound", "expense", "0", "2", "0", "2"),
          balance("absorbed.labour", "expense", "0", "0", "5", "-5"),
          balance("revenue.products", "revenue", "0", "0", "100", "-100"),
          balance("receivables.invoiced", "asset", "0", "119", "0", "119"),
          balance("inventory.new-goods", "asset", "60", "0", "40", "20"),
          balance("inventory.intake", "asset", "0", "5", "0", "5"),
          balance("clearing.settlements", "asset", "50", "30", "20", "60"),
          balance("vat.output", "liability", "0", "0", "19", "-19"),
          balance("payables.carriers", "liability", "0", "0", "2", "-2"),
          balance("vouchers.mpv", "liability", "-50", "20", "30", "-60"));

  private static final List<Margin> MARGINS =
      List.of(
          new Margin(
              Optional.of("Tablet"),
              "EUR",
              Map.of(
                  "sales_revenue", new BigDecimal("100"),
                  "net_revenue", new BigDecimal("100"),
                  "new_goods_cost", new BigDecimal("40"),
                  "gross_margin", new BigDecimal("60"),
                  "holding_cost", new BigDecimal("1"),
                  "contribution_1", new BigDecimal("59"),
                  "contribution_2", new BigDecimal("59"),
                  "net_result", new BigDecimal("59"))),
          new Margin(Optional.empty(), "EUR", Map.of("net_result", new BigDecimal("5"))));

  private static final List<Posted> POSTED =
      List.of(
          posted(Optional.of("Tablet"), "revenue.products", "100"),
          posted(Optional.of("Tablet"), "cost.new-goods", "-40"),
          posted(Optional.of("Tablet"), "imputed.holding", "-1"),
          posted(Optional.empty(), "absorbed.labour", "5"),
          new Posted(
              Optional.empty(), "EUR", "cost.outbound", Months.POSTED_ONLY, new BigDecimal("-2")));

  private static final List<Vat> VAT =
      List.of(vat("DE standard", "100", "19", "0"), vat("margin/DE/19", "200", "0", "19"));

  private static final List<MarginSale> SALES =
      List.of(
          new MarginSale(
              LocalDate.of(2022, 2, 11),
              "amber",
              Optional.of("DE"),
              "unit:amber/A1",
              1,
              "a1-unitshipped",
              "margin/DE/19",
              "EUR",
              new BigDecimal("219"),
              Optional.of(new BigDecimal("100")),
              new BigDecimal("119"),
              new BigDecimal("19")));

  private static final List<Liability> LIABILITIES =
      List.of(
          new Liability(
              "amber",
              Optional.of("again"),
              "vouchers.mpv",
              "EUR",
              new BigDecimal("50"),
              new BigDecimal("30"),
              new BigDecimal("-20"),
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              new BigDecimal("60")));

  private static final OpenBreak BREAK =
      new OpenBreak(
          "b1",
          "amber",
          "payments",
          "AMOUNT",
          "EUR",
          new BigDecimal("-1.50"),
          Optional.of("order-1"),
          Optional.empty(),
          Optional.of(LocalDate.of(2022, 2, 3)),
          LocalDate.of(2022, 2, 4),
          "fee not booked",
          Optional.empty());

  @Test
  void everyControlHolds() {
    Document document = document(figures(), Locale.ENGLISH);

    assertThat(cells(table(document, "control-results"), "control", "expected", "found", "result"))
        .containsExactly(
            "Debits of the month equal credits | 216 | 216 | holds",
            "Opening balances sum to zero | 0 | 0 | holds",
            "Closing balances sum to zero | 0 | 0 | holds",
            "Opening + debit - credit = closing, accounts that hold | 12 | 12 | holds",
            "Each margin level is the one before with its steps, levels that hold | 15 | 15 | holds",
            "Net result is the sum of the entries | 64 | 64 | holds",
            "Net result leads to the result of the trial balance | 63 | 63 | holds",
            "VAT of the margin scheme records is that of the VAT report | 19 | 19 | holds",
            "Opening + issued + redeemed + lapsed + other = closing, rows that hold | 1 | 1 | holds",
            "Closing liabilities are those of the trial balance, accounts that hold | 1 | 1 | holds");
    assertThat(notices(document)).isEmpty();
  }

  @Test
  void theTrialBalanceStandsInTheOrderOfTheChartWithItsTotals() {
    Table table = table(document(figures(), Locale.GERMAN), "trial-balance");

    assertThat(
            cells(
                table, "account", "account_name", "opening_balance", "movement", "closing_balance"))
        .startsWith("receivables.invoiced | Forderungen aus Rechnungen | 0 | 119 | 119")
        .endsWith(
            "absorbed.labour | Verrechnete Eigenleistungen | 0 | -5 | -5",
            "result.earlier-years | Ergebnisse früherer Jahre | -60 | 0 | -60",
            "- | Summe | 0 | 0 | 0")
        .hasSize(13);
    assertThat(table.rows().getLast().level()).isEqualTo(Table.Level.SUBTOTAL);
  }

  @Test
  void theMarginAddsUpAndNamesItsMetrics() {
    Document document = document(figures(), Locale.ENGLISH);
    Table table = table(document, "margin-eur");

    assertThat(cells(table, "category", "metric", "figure", "effect"))
        .contains(
            "All categories | finance.new_goods_cost | 40 | -40",
            "All categories | finance.gross_margin | 60 | -",
            "All categories | absorbed.labour | 5 | 5",
            "All categories | finance.net_result | 64 | -",
            "Tablet | finance.holding_cost | 1 | -1",
            "Tablet | absorbed.labour | 0 | 0",
            "Tablet | finance.net_result | 59 | -",
            "Without a category | absorbed.labour | 5 | 5",
            "Without a category | finance.net_result | 5 | -");
    assertThat(origin(table, "Tablet", "finance.net_result"))
        .contains(
            new Origin(
                "finance.net_result",
                Map.of(
                    "tenant", "hansa",
                    "brand", "amber",
                    "category", "Tablet",
                    "reporting_currency", "EUR",
                    "business_month", "2022-02"),
                Statistic.VALUE));
    assertThat(origin(table, "All categories", "finance.net_result"))
        .contains(
            new Origin(
                "finance.net_result",
                Map.of(
                    "tenant", "hansa",
                    "brand", "amber",
                    "reporting_currency", "EUR",
                    "business_month", "2022-02"),
                Statistic.VALUE));
    assertThat(origin(table, "Without a category", "finance.net_result"))
        .hasValueSatisfying(origin -> assertThat(origin.where()).containsEntry("category", ""));
    assertThat(cells(table(document, "margin-to-trial-balance-eur"), "line", "amount"))
        .containsExactly(
            "Net result of the margin | 64",
            "Imputed cost, which is not in the books | 1",
            "Posted into this month for earlier days | -2",
            "Of this month, posted into a later one | 0",
            "Result of the month in the trial balance | 63");
  }

  @Test
  void theWaterfallHasTheStepsThatDoSomething() {
    List<Chart> charts = blocks(document(figures(), Locale.ENGLISH), Chart.class);

    assertThat(charts)
        .extracting(Chart::id)
        .containsExactly(
            "margin-waterfall-eur-0", "margin-waterfall-eur-1", "margin-waterfall-eur-2");
    assertThat(blocks(document(figures(), Locale.GERMAN), Chart.class).getFirst().summary())
        .startsWith("Vom Nettoumsatz von 100,00 EUR bleiben als Deckungsbeitrag 2 ");
    assertThat(charts.getFirst().points())
        .extracting(p -> p.label() + " " + p.value() + (p.isTotal() ? " total" : ""))
        .containsExactly(
            "Sales before returns and discounts 100",
            "Net revenue 100 total",
            "Cost of new goods sold -40",
            "Gross margin 60 total",
            "Imputed cost of holding stock -1",
            "Contribution margin 1 59 total",
            "Contribution margin 2 59 total",
            "Own labour charged to units 5",
            "Net result 64 total");
  }

  @Test
  void vatBreaksAndLiabilitiesAreListed() {
    FinanceFigures figures =
        new FinanceFigures(
            Set.of(), BALANCES, MARGINS, POSTED, VAT, SALES, List.of(BREAK), LIABILITIES);
    Document document = document(figures, Locale.ENGLISH);

    assertThat(cells(table(document, "vat-report"), "tax_rule", "net_amount", "vat_payable"))
        .containsExactly("DE standard | 100 | 19", "margin/DE/19 | 200 | 19", "- | 300 | 38");
    assertThat(
            cells(
                table(document, "margin-scheme-records"),
                "business_date",
                "sales_price",
                "purchase_price",
                "margin_vat"))
        .containsExactly("2022-02-11 | 219 | 100 | 19", "- | 219 | 100 | 19");
    assertThat(
            cells(table(document, "open-breaks"), "break_value", "ledger_item", "statement_item"))
        .containsExactly("-1.50 | order-1 | -", "-1.50 | - | -");
    assertThat(cells(table(document, "liability-roll-forward"), "issued", "redeemed"))
        .containsExactly("30 | -20", "30 | -20");
    assertThat(notices(document))
        .containsExactly(
            "NOTE: 1 differences between the ledger and what others say are not settled; they stand in the section of breaks.");
  }

  @Test
  void whatDoesNotAddUpIsAWarningWithBothFigures() {
    List<Balance> balances = new ArrayList<>(BALANCES);
    balances.set(5, balance("receivables.invoiced", "asset", "0", "118", "0", "119"));
    FinanceFigures figures =
        new FinanceFigures(
            Set.of("amber"), balances, MARGINS, POSTED, VAT, List.of(), List.of(), List.of());

    assertThat(notices(document(figures, Locale.ENGLISH)))
        .containsExactly(
            "PROVISIONAL: The month is not closed for amber. Figures can still change.",
            "WARNING: amber: should be 215.00, is 216.00; difference 1.00 EUR. Do not publish before it is explained.",
            "WARNING: amber: should be 12, is 11; difference −1 rows. Do not publish before it is explained.",
            "WARNING: amber, receivables.invoiced: should be 118.00, is 119.00; difference 1.00 EUR. Do not publish before it is explained.",
            "WARNING: amber: should be 19.00, is 0.00; difference −19.00 EUR. Do not publish before it is explained.");
  }

  @Test
  void aDifferenceIsShownWithAllItsDigits() {
    List<Posted> posted = new ArrayList<>(POSTED);
    posted.set(1, posted(Optional.of("Tablet"), "cost.new-goods", "-39.996"));
    FinanceFigures figures =
        new FinanceFigures(Set.of(), BALANCES, MARGINS, posted, VAT, SALES, List.of(), LIABILITIES);

    assertThat(notices(document(figures, Locale.GERMAN)))
        .containsExactly(
            "WARNING: amber: soll 64,004 sein, ist 64,00; Differenz −0,004 EUR. Vor einer Klärung nicht veröffentlichen.");
  }

  @Test
  void aMarginThatIsNotTheEntriesIsAWarning() {
    List<Posted> posted = new ArrayList<>(POSTED);
    posted.set(1, posted(Optional.of("Tablet"), "cost.new-goods", "-39"));
    FinanceFigures figures =
        new FinanceFigures(Set.of(), BALANCES, MARGINS, posted, VAT, SALES, List.of(), LIABILITIES);

    assertThat(notices(document(figures, Locale.ENGLISH)))
        .containsExactly(
            "WARNING: amber: should be 65.00, is 64.00; difference −1.00 EUR. Do not publish before it is explained.");
  }

  @Test
  void factsSayWhatItWasMadeFrom() {
    assertThat(document(figures(), Locale.ENGLISH).facts())
        .extracting(fact -> fact.id() + " = " + fact.value())
        .startsWith(
            "tenant = hansa",
            "brand = amber",
            "period = 2022-02",
            "status = closed",
            "tag = closed-2022-02",
            "snapshot_ledger_entries = 11",
            "snapshot_mart_rollup = 12",
            "snapshot_finance_breaks = never written to",
            "snapshot_finance_closes = never written to");
  }

  @Test
  void currenciesAreNeverAdded() {
    List<Balance> balances = new ArrayList<>(BALANCES);
    balances.add(new Balance("birch", "vat.output", "liability", "SEK", no(), no(), no(), no()));

    Table table =
        table(
            document(
                new FinanceFigures(
                    Set.of(), balances, MARGINS, POSTED, VAT, SALES, List.of(), LIABILITIES),
                Locale.ENGLISH),
            "trial-balance");

    assertThat(table.rows())
        .filteredOn(row -> row.level() != Table.Level.ROW)
        .extracting(row -> text(row.cells().get(0)) + " " + text(row.cells().get(4)))
        .containsExactly("amber EUR", "birch SEK");
  }

  @Test
  void anUnknownLanguageIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> document(figures(), Locale.FRENCH))
        .withMessage("locale is 'fr'; write de or en");
  }

  private static FinanceFigures figures() {
    return new FinanceFigures(
        Set.of(), BALANCES, MARGINS, POSTED, VAT, SALES, List.of(), LIABILITIES);
  }

  private static Document document(FinanceFigures figures, Locale locale) {
    return FinancePack.of(new FinanceRequest(SCOPE, locale), Catalog.builtIn(), STATE, figures)
        .document();
  }

  private static Balance balance(
      String account, String kind, String opening, String debit, String credit, String closing) {
    return new Balance(
        "amber",
        account,
        kind,
        "EUR",
        new BigDecimal(opening),
        new BigDecimal(debit),
        new BigDecimal(credit),
        new BigDecimal(closing));
  }

  private static Posted posted(Optional<String> category, String account, String income) {
    return new Posted(category, "EUR", account, Months.POSTED_AND_DATED, new BigDecimal(income));
  }

  private static Vat vat(String rule, String net, String output, String margin) {
    BigDecimal payable = new BigDecimal(output).add(new BigDecimal(margin));
    return new Vat(
        "amber",
        Optional.of("DE"),
        Optional.of(rule),
        "EUR",
        new BigDecimal(net),
        new BigDecimal(output),
        new BigDecimal(margin),
        no(),
        no(),
        payable);
  }

  private static BigDecimal no() {
    return BigDecimal.ZERO;
  }

  private static Optional<Origin> origin(Table table, String category, String metric) {
    Row row =
        table.rows().stream()
            .filter(
                each ->
                    text(each.cells().get(0)).equals(category)
                        && text(each.cells().get(1)).equals(metric))
            .findFirst()
            .orElseThrow();
    return ((Amount) row.cells().get(3)).origin();
  }

  private static List<String> notices(Document document) {
    return blocks(document, Notice.class).stream()
        .map(notice -> notice.kind() + ": " + notice.text())
        .toList();
  }

  private static Table table(Document document, String id) {
    return blocks(document, Table.class).stream()
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static <T extends Block> List<T> blocks(Document document, Class<T> type) {
    return document.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<String> cells(Table table, String... columns) {
    List<String> ids = table.columns().stream().map(Table.Column::id).toList();
    return table.rows().stream()
        .map(
            row ->
                String.join(
                    " | ",
                    List.of(columns).stream()
                        .map(column -> text(row.cells().get(ids.indexOf(column))))
                        .toList()))
        .toList();
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> text;
      case Amount amount -> amount.value().toPlainString();
      case Cell.Day(LocalDate date) -> date.toString();
      case Cell.Empty empty -> "-";
    };
  }
}
