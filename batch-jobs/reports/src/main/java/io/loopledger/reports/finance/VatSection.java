package io.loopledger.reports.finance;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.reports.finance.FinanceFigures.MarginSale;
import io.loopledger.reports.finance.FinanceFigures.Vat;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** VAT of the month, and the records of the margin scheme. */
final class VatSection {
  private static final Comparator<Vat> VAT_ORDER =
      Comparator.comparing(Vat::brand)
          .thenComparing(vat -> vat.country().orElse(""))
          .thenComparing(vat -> vat.taxRule().orElse(""));

  private static final Comparator<MarginSale> SALE_ORDER =
      Comparator.comparing(MarginSale::date)
          .thenComparing(MarginSale::brand)
          .thenComparing(MarginSale::subject)
          .thenComparing(MarginSale::cycle)
          .thenComparing(MarginSale::event)
          .thenComparing(MarginSale::taxRule);

  private final Words words;

  VatSection(Words words) {
    this.words = words;
  }

  Section of(FinanceFigures figures) {
    return new Section(
        "vat",
        words.text("vat"),
        List.of(
            new Block.Words(words.text("vat.text")),
            vat(figures.vat()),
            sales(figures.marginSales())));
  }

  private Table vat(List<Vat> all) {
    List<Row> rows = CurrencyRows.of(all, Vat::currency, VAT_ORDER, VatSection::row, this::total);
    return new Table(
        "vat-report",
        words.text("vat.caption"),
        List.of(
            Cells.column(words, "brand", Type.TEXT),
            Cells.column(words, "country", Type.TEXT),
            Cells.column(words, "tax_rule", Type.TEXT),
            Cells.column(words, "currency", Type.TEXT),
            Cells.column(words, "net_amount", Type.AMOUNT),
            Cells.column(words, "output_vat", Type.AMOUNT),
            Cells.column(words, "margin_vat", Type.AMOUNT),
            Cells.column(words, "reverse_charge_vat", Type.AMOUNT),
            Cells.column(words, "input_vat", Type.AMOUNT),
            Cells.column(words, "vat_payable", Type.AMOUNT)),
        rows,
        words.text("vat.note"));
  }

  private static Row row(Vat vat) {
    String currency = vat.currency();
    return Row.of(
        Cells.text(vat.brand()),
        Cells.text(vat.country()),
        Cells.text(vat.taxRule()),
        Cells.text(currency),
        Cells.money(vat.net(), currency),
        Cells.money(vat.output(), currency),
        Cells.money(vat.margin(), currency),
        Cells.money(vat.reverseCharge(), currency),
        Cells.money(vat.input(), currency),
        Cells.money(vat.payable(), currency));
  }

  private Row total(String currency, List<Vat> all) {
    return new Row(
        Level.TOTAL,
        List.of(
            Cells.text(words.text("total")),
            Cells.empty(),
            Cells.empty(),
            Cells.text(currency),
            Cells.money(Controls.sum(all, Vat::net), currency),
            Cells.money(Controls.sum(all, Vat::output), currency),
            Cells.money(Controls.sum(all, Vat::margin), currency),
            Cells.money(Controls.sum(all, Vat::reverseCharge), currency),
            Cells.money(Controls.sum(all, Vat::input), currency),
            Cells.money(Controls.sum(all, Vat::payable), currency)));
  }

  private Table sales(List<MarginSale> all) {
    List<Row> rows =
        CurrencyRows.of(all, MarginSale::currency, SALE_ORDER, this::row, this::saleTotal);
    return new Table(
        "margin-scheme-records",
        words.text("margin-scheme.caption"),
        List.of(
            Cells.column(words, "business_date", Type.DAY),
            Cells.column(words, "brand", Type.TEXT),
            Cells.column(words, "country", Type.TEXT),
            Cells.column(words, "subject_id", Type.TEXT),
            Cells.column(words, "cycle_no", Type.AMOUNT),
            Cells.column(words, "event_id", Type.TEXT),
            Cells.column(words, "tax_rule", Type.TEXT),
            Cells.column(words, "currency", Type.TEXT),
            Cells.column(words, "sales_price", Type.AMOUNT),
            Cells.column(words, "purchase_price", Type.AMOUNT),
            Cells.column(words, "margin_amount", Type.AMOUNT),
            Cells.column(words, "margin_vat", Type.AMOUNT)),
        rows,
        words.text("margin-scheme.note"));
  }

  private Row row(MarginSale sale) {
    String currency = sale.currency();
    return Row.of(
        Cells.day(sale.date()),
        Cells.text(sale.brand()),
        Cells.text(sale.country()),
        Cells.text(sale.subject()),
        Cells.count(sale.cycle(), "cycle"),
        Cells.text(sale.event()),
        Cells.text(sale.taxRule()),
        Cells.text(currency),
        Cells.money(sale.sale(), currency),
        sale.purchase()
            .<io.loopledger.documents.model.Cell>map(price -> Cells.money(price, currency))
            .orElseGet(
                () ->
                    new io.loopledger.documents.model.Cell.Empty(
                        words.text("margin-scheme.no-purchase"))),
        Cells.money(sale.margin(), currency),
        Cells.money(sale.vat(), currency));
  }

  private Row saleTotal(String currency, List<MarginSale> all) {
    return new Row(
        Level.TOTAL,
        List.of(
            Cells.empty(),
            Cells.text(words.text("total")),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.text(currency),
            Cells.money(Controls.sum(all, MarginSale::sale), currency),
            Cells.money(
                Controls.sum(all, sale -> sale.purchase().orElse(BigDecimal.ZERO)), currency),
            Cells.money(Controls.sum(all, MarginSale::margin), currency),
            Cells.money(Controls.sum(all, MarginSale::vat), currency)));
  }
}
