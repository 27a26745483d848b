package io.loopledger.ingest.files.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineRetailImportTest {
  private static final String ROW =
      "536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom";

  private final Shop shop;

  OnlineRetailImportTest(@TempDir Path folder) {
    this.shop = new Shop(folder);
  }

  @Test
  void aLineBecomesOneEventWithAllItTells() {
    Event event = shop.run(ROW).event();

    assertThat(event)
        .isEqualTo(
            new Event(
                event.id(),
                "/brands/acme/online-retail",
                Subject.line("acme", Imports.pseudonym("17850") + "/85123A"),
                Instant.parse("2010-12-01T08:26:00Z"),
                EventContext.of("acme", Origin.REAL)
                    .product("85123A")
                    .customer(Imports.pseudonym("17850"))
                    .country("GB")
                    .orderId("536365")
                    .document("536365", DocumentType.INVOICE)
                    .extensions(Map.of("country", "\"United Kingdom\""))
                    .build(),
                new ProductSold(6, Money.of("2.55", "GBP"), "WHITE HEART")));
    assertThat(event.id()).matches("536365-[0-9a-f]{32}-1");
  }

  @Test
  void allLayoutsOfALineAreTheSameEvent() {
    Event event = shop.run(ROW).event();

    assertThat(shop.run(ROW.replace("17850.0", "17850")).event()).isEqualTo(event);
    assertThat(shop.run(ROW.replace("2010-12-01 08:26:00", "12/1/2010 8:26")).event())
        .isEqualTo(event);
    assertThat(
            shop.run(ROW.replace("2.55", "\"2,550\"").replace("6,", "6.0,")).summary().rejected())
        .hasSize(1);
    assertThat(shop.run(ROW.replace("2.55", "\"2,55\"")).event()).isEqualTo(event);
    assertThat(shop.run(ROW.replace("2.55", "2.5500")).event()).isEqualTo(event);
    assertThat(
            shop.bench()
                .run(
                    Shop.IMPORT,
                    "Invoice;StockCode;Description;Quantity;InvoiceDate;Price;Customer ID;Country",
                    "536365;85123A;WHITE HEART;6;2010-12-01T08:26;2,55;17850;United Kingdom")
                .event())
        .isEqualTo(event);
  }

  @Test
  void linesOfACustomerAndAProductShareASubjectAcrossDocuments() {
    Result result =
        shop.run(
            ROW,
            "C536400,85123A,WHITE HEART,-2,2010-12-03 10:00:00,2.55,17850,United Kingdom",
            "536401,85123A,WHITE HEART,1,2010-12-03 10:00:00,2.55,17851,United Kingdom");

    assertThat(result.events())
        .extracting(event -> event.subject().toString())
        .containsExactly(
            "line:acme/" + Imports.pseudonym("17850") + "/85123A",
            "line:acme/" + Imports.pseudonym("17850") + "/85123A",
            "line:acme/" + Imports.pseudonym("17851") + "/85123A");
    assertThat(result.events().get(1).context().documentType()).isEqualTo(DocumentType.CREDIT_NOTE);
  }

  @Test
  void aLineWithoutACustomerIsASubjectOfItsOwn() {
    Event event = shop.run(ROW.replace("17850.0", "")).event();

    assertThat(event.subject()).isEqualTo(Subject.line("acme", "invoice/" + event.id()));
    assertThat(event.context().customer()).isNull();
  }

  @Test
  void aCustomerNumberWithASlashCannotReachAnotherSubject() {
    assertThat(shop.run(ROW.replace("17850.0", "a/b")).event().subject())
        .isEqualTo(Subject.line("acme", Imports.pseudonym("a/b") + "/85123A"));
  }

  @Test
  void exactRepeatsAreKeptNumberedAndCounted() {
    Result result = shop.run(ROW, ROW.replace("WHITE", "RED"), ROW, ROW);

    String first = result.events().getFirst().id();
    String content = first.substring(0, first.length() - 1);
    assertThat(result.events())
        .extracting(Event::id)
        .doesNotHaveDuplicates()
        .contains(content + "1", content + "2", content + "3");
    assertThat(result.summary().notes()).contains(entry(Shop.REPEATED, 2L));
  }

  @ParameterizedTest
  @CsvSource({
    "2010-12-01 08:26:00, 2010-12-01T08:26:00Z",
    "2011-07-01 08:26, 2011-07-01T07:26:00Z", // summer time
    "2011-03-27 01:30:00, 2011-03-27T01:30:00Z", // does not exist there: moved on by the gap
    "2011-10-30 01:30:00, 2011-10-30T00:30:00Z", // exists twice: the earlier one
    "12/31/2010 23:59, 2010-12-31T23:59:00Z",
    "7/1/2011 8:26:07, 2011-07-01T07:26:07Z"
  })
  void timesAreLocalInTheContractZone(String written, String instant) {
    Event event = shop.run(ROW.replace("2010-12-01 08:26:00", written)).event();

    assertThat(event.effectiveTime()).isEqualTo(Instant.parse(instant));
    assertThat(event.context().dateOnly()).isFalse();
  }

  @Test
  void aDateWithoutATimeIsNoonAndMarked() {
    Event event = shop.run(ROW.replace("2010-12-01 08:26:00", "12/1/2010")).event();

    assertThat(event.effectiveTime()).isEqualTo(Instant.parse("2010-12-01T12:00:00Z"));
    assertThat(event.context().dateOnly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13/1/2010 8:26", "2010-02-30 08:00:00", "01.12.2010 08:26", "now"})
  void aDateThatIsNoneIsRejected(String written) {
    assertThat(shop.run(ROW.replace("2010-12-01 08:26:00", written)).summary().rowsRejected())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 0.001",
    "'\"0,001\"', 0.001",
    "'\"11,062.06\"', 11062.06",
    "'\"11.062,06\"', 11062.06",
    "1E-3, 0.001",
    ".5, 0.5",
    "+2, 2"
  })
  void pricesAreReadAsSpreadsheetsWriteThem(String written, String price) {
    assertThat(shop.run(ROW.replace("2.55", written)).event().data())
        .isEqualTo(new ProductSold(6, Money.of(price, "GBP"), "WHITE HEART"));
  }

  @Test
  void aCountryThatIsNoneIsKeptAsText() {
    Result result = shop.run(ROW.replace("United Kingdom", "Channel Islands"));

    assertThat(result.event().context().country()).isNull();
    assertThat(result.event().context().extensions())
        .containsExactly(entry("country", "\"Channel Islands\""));
    assertThat(result.summary().notes())
        .contains(
            entry("lines whose country is no single country (kept as text in the extensions)", 1L));
  }

  @Test
  void aCurrencyThatIsNoneIsRefused() {
    ImportTarget target = new ImportTarget("acme", Optional.empty(), ZoneOffset.UTC);

    assertThatThrownBy(() -> Imports.onlineRetail(target, "Pounds"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("currency 'Pounds' is not an ISO 4217 code; use one such as EUR or GBP");
  }
}
