package io.loopledger.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd files, with mappings written from docs/mapping.md alone. */
class ForeignFilesTest {
  private static final String REPAIRS =
      """
      loopledger-mapping: 1
      name: nord-workshop
      csv: {delimiter: tab, skip-lines: 2}
      columns:
        ok: {header: "Fixed?"}
        Minutes: optional
      personal: [Contact]
      other-columns: extensions
      customer: "{Client No}"
      values:
        work: {from: "{Minutes}", type: number}
      checks:
        - skip: not begun
          when: {value: "{ok}", equals: ""}
      time: {from: "{Done}", formats: [spreadsheet-serial, d-MMM-yy]}
      id: {hash: ["{Serial}", "{Done}", "{ok}"], prefix: "nord-"}
      subject: {unit: "{Serial|path}"}
      events:
        - type: RepairCompleted
          fields:
            outcome: {from: "{ok}", map: {y: FIXED, n: END_OF_LIFE}, ignore-case: true}
            work_minutes: {from: "{$work}", round: up}
            country: "{Country}"
            partner: Nord
      """;

  private static final String PAYOUTS =
      """
      loopledger-mapping: 1
      name: payouts
      parameters: {currency: {default: GBP}}
      csv: {header: [batch, payee, kind, cents, when, zone]}
      customer: {from: "{payee}", after: "acct:"}
      choose: first
      no-event: a kind that pays nobody
      time: {from: "{when}", formats: ["MM/dd/yyyy hh:mm a"], zone: "{zone}"}
      id: {hash: ["{batch}", "{$customer}", "{cents}", "{$time}"]}
      subject: {doc: "payout/{$id}"}
      events:
        - type: PayoutIssued
          label: {from: "{kind}", case: lower}
          when: {value: "{kind}", in: [bank, voucher], ignore-case: true}
          fields:
            instrument: {from: "{kind}", map: {bank: CASH, voucher: VOUCHER}, ignore-case: true}
            amount: {amount: "{cents}", currency: "{$currency}", minor-units: true, absolute: true}
            payment_reference: "{batch}"
      """;

  private final ImportBench bench;

  ForeignFilesTest(@TempDir Path folder) {
    this.bench = new ImportBench(folder);
  }

  @Test
  void aPartnersListWithTabsSpreadsheetDatesAndLinesBeforeTheHeader() throws IOException {
    Result result =
        bench.run(
            importOf(REPAIRS),
            "Workshop Nord, export",
            "",
            "Serial\tClient No\tContact\tFixed?\tDone\tMinutes\tCountry\tShelf",
            "QR/1\t0815\tjo@example.com\tY\t46204.5\t12.2\tGermany\tA 7",
            "QR/1\t0815\tjo@example.com\tY\t46204.5\t12.2\tGermany\tA 7",
            "QR-2\t\t\tn\t30-Nov-19\t\tAUT\t",
            "QR-3\t0816\tal@example.com\t\t\t\tAUT\t",
            "QR-4\t4242424242\tal@example.com\tperhaps\t46204\t\tAUT\t");

    assertThat(result.summary().rowsAccepted()).isEqualTo(3);
    assertThat(result.summary().skipped()).containsExactly(entry("not begun", 1L));
    assertThat(result.summary().faults()).containsExactly(entry("NOT_IN_MAP Fixed?", 1L));
    Event first = result.events().getFirst();
    assertThat(first.effectiveTime()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(first.subject().toString()).isEqualTo("unit:acme/QR%2F1");
    assertThat(first.context().customer()).isEqualTo(Imports.pseudonym("0815"));
    assertThat(first.context().country()).isEqualTo("DE");
    assertThat(first.context().extensions()).containsOnly(entry("shelf", "\"A 7\""));
    assertThat(((RepairCompleted) first.data()).workMinutes()).isEqualTo(13);
    assertThat(result.events().get(1).id()).isEqualTo(first.id().replaceAll("-1$", "-2"));
    assertThat(result.events().get(2).context().dateOnly()).isTrue();
    assertThat(Imports.rejects(result.summary().rejectsFile().orElseThrow()).get(1))
        .startsWith("8\tNOT_IN_MAP\t")
        .contains("4242424242");
    assertNowhere("4242424242");
    assertNowhere("al@example.com");
  }

  @Test
  void aPayoutListWithoutAHeaderInCentsOnATwelveHourClock() {
    Result result =
        bench.run(
            importOf(PAYOUTS),
            "B1,acct:900,bank,-1250,07/01/2026 12:05 AM,Europe/London",
            "B1,acct:901,Voucher,500,07/01/2026 12:05 PM,America/New_York",
            "B2,,fee,30,07/01/2026 01:00 PM,UTC");

    assertThat(result.summary().accepted())
        .containsExactly(entry("bank", 1L), entry("voucher", 1L));
    assertThat(result.summary().skipped()).containsExactly(entry("a kind that pays nobody", 1L));
    assertThat(result.events())
        .extracting(Event::data)
        .containsExactly(
            new PayoutIssued(PayoutIssued.Instrument.CASH, Money.of("12.50", "GBP")),
            new PayoutIssued(PayoutIssued.Instrument.VOUCHER, Money.of("5", "GBP")));
    assertThat(result.events())
        .extracting(Event::effectiveTime)
        .containsExactly(
            Instant.parse("2026-06-30T23:05:00Z"), Instant.parse("2026-07-01T16:05:00Z"));
    assertThat(result.events().getFirst().context().customer()).isEqualTo(Imports.pseudonym("900"));
  }

  @Test
  void rejectsOfAnOddFilePutRightAreReadWithTheSameMapping() {
    Result tabs =
        bench.run(
            importOf(REPAIRS),
            "Workshop Nord, export",
            "",
            "Serial\tClient No\tFixed?\tDone\tCountry\tvalue\tcode",
            "QR-4\t424242\tperhaps\t46204\tAUT\t1,5\tx");
    String tabRejects = text(tabs);

    Result again = bench.run(importOf(REPAIRS), bench.file(tabRejects.replace("perhaps", "y")));
    String rejectedAgain = text(bench.run(importOf(REPAIRS), bench.file(tabRejects)));
    Result saved =
        bench.run(
            importOf(REPAIRS),
            bench.file(
                "\"line\";\"code\";\"reason\";\"field\";\"value\";Serial;Client No;Fixed?;Done;Country\n"
                    + "4;;;;;QR-4;424242;y;46204;AUT\n"));

    assertThat(again.events().getFirst().context().extensions())
        .containsOnly(entry("value", "\"1,5\""), entry("code", "\"x\""));
    assertThat(again.events().getFirst().id()).isEqualTo(saved.events().getFirst().id());
    assertThat(rejectedAgain.lines().toList().getFirst())
        .isEqualTo(tabRejects.lines().toList().getFirst());
  }

  @Test
  void rejectsOfAFileWithoutAHeaderHaveOneAndAreReadWithTheSameMapping() {
    Result first =
        bench.run(importOf(PAYOUTS), "B1,acct:900,bank,12.50.,07/01/2026 12:05 AM,Europe/London");

    Result second = bench.run(importOf(PAYOUTS), bench.file(text(first).replace("12.50.", "1250")));

    assertThat(first.summary().rowsAccepted()).isZero();
    assertThat(second.events())
        .extracting(Event::data)
        .containsExactly(new PayoutIssued(PayoutIssued.Instrument.CASH, Money.of("12.50", "GBP")));
  }

  @Test
  void aSpreadsheetsLineThatStatesTheDelimiterIsNoHeader() {
    Result result =
        bench.run(
            importOf(REPAIRS.replace("csv: {delimiter: tab, skip-lines: 2}\n", "")),
            "sep=;",
            "Serial;Client No;Fixed?;Done;Country",
            "QR,1,2,3,4,5,6;0815;y;46204;Germany",
            "QR-2;0815;perhaps;46204;Germany");

    assertThat(result.events().getFirst().subject().toString())
        .isEqualTo("unit:acme/QR%2C1%2C2%2C3%2C4%2C5%2C6");
    assertThat(text(result)).contains("4;NOT_IN_MAP;");
  }

  private static String text(Result result) {
    return String.join("\n", Imports.rejects(result.summary().rejectsFile().orElseThrow())) + "\n";
  }

  @Test
  void aFileOfAnotherFormIsToldWithTheNearestName() {
    assertThat(
            catchThrowable(
                () ->
                    importOf(REPAIRS)
                        .check(
                            bench.file(
                                "a\n\nSerial\tClient Nr\tFixed?\tDone\tCountry\n1\t2\ty\t1\tDE\n"))))
        .hasMessageContaining("must name the column Client No")
        .hasMessageEndingWith("did you mean 'Client Nr'?");
  }

  /** Looks through the bytes of all files the import left behind. */
  private void assertNowhere(String plain) throws IOException {
    try (Stream<Path> files = Files.walk(bench.workFolder())) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(plain);
      }
    }
  }

  private static CsvImport importOf(String yaml) {
    return Imports.of(
        Mapping.parse("test.yaml", yaml),
        new ImportTarget("acme", Optional.empty(), ZoneId.of("Europe/Berlin")));
  }
}
