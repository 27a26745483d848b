package io.loopledger.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.inbox.folder.InboxBusyException;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakingTest {
  private static final Run NEXT =
      new Run("night-2026-11-26", Instant.parse("2026-11-27T02:30:00Z"));

  private final TestInbox inbox;

  TakingTest(@TempDir Path home) {
    inbox = TestInbox.in(home);
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void aFileIsTakenOnceUnderWhateverNameOrPacking() throws IOException {
    inbox.put("payments.csv", "demo/payments.csv").take(TestInbox.NIGHT);
    inbox
        .put("payments.csv", "demo/payments.csv")
        .put("payments.csv", "demo/payments/again.csv")
        .write("demo/payments.csv.gz", gzip(TestInbox.bytes("payments.csv")));

    TakeResult second = inbox.take(NEXT);

    assertThat(inbox.lines("position")).containsExactly("1", "2");
    assertThat(second.count(Verdict.TAKEN)).isZero();
    assertThat(second.count(Verdict.TAKEN_BEFORE)).isEqualTo(3);
    assertThat(second.findings()).isZero();
    assertThat(second.words())
        .contains(
            "Set aside inbox/demo/payments.csv.gz: the same content was taken as 'payments.csv' by"
                + " night-2026-11-25 on 2026-11-26T02:30:00Z");
    assertThat(inbox.kept()).hasSize(6).allMatch(name -> name.startsWith("demo/taken/"));
    assertThat(inbox.kept()).filteredOn(name -> name.endsWith(".note.txt")).hasSize(3);
  }

  @Test
  void aWrongFileGoesToQuarantineWithAReportAndACorrectedOneOfItsNameIsTaken() throws IOException {
    inbox.put("wrong.csv", "demo/w.csv").take(TestInbox.NIGHT);

    assertThat(inbox.lines("position")).isEmpty();
    assertThat(inbox.kept())
        .containsExactly("demo/quarantine/w.csv", "demo/quarantine/w.csv.report.txt");
    assertThat(Files.readAllLines(inbox.path("demo/quarantine/w.csv.report.txt")))
        .contains(
            "Refused: inbox/demo/w.csv",
            "Format:  payments",
            "Run:     night-2026-11-25, 2026-11-26T02:30:00Z",
            "None of its lines was taken. What is wrong with it (1):");

    String corrected =
        new String(TestInbox.bytes("wrong.csv"), StandardCharsets.UTF_8).replace("98.60", "98.50");
    inbox.write("demo/w.csv", corrected.getBytes(StandardCharsets.UTF_8));

    assertThat(inbox.take(NEXT).count(Verdict.TAKEN)).isEqualTo(1);
    assertThat(inbox.lines("net")).containsExactly("98.5");
    assertThat(Files.exists(inbox.path("demo/quarantine/w.csv"))).isTrue();
  }

  @Test
  void anotherWrongFileOfTheNameDoesNotTakeThePlaceOfTheFirst() throws IOException {
    inbox.put("wrong.csv", "demo/w.csv").take(TestInbox.NIGHT);
    inbox.write("demo/w.csv", "nothing,known\n1,2\n".getBytes(StandardCharsets.UTF_8)).take(NEXT);

    assertThat(inbox.kept()).hasSize(4);
    assertThat(Files.readAllBytes(inbox.path("demo/quarantine/w.csv")))
        .isEqualTo(TestInbox.bytes("wrong.csv"));
  }

  @Test
  void anInvoiceOfAnUnknownIssuerIsRefusedWithTheFix() throws IOException {
    inbox.put("one-rate.xml", "demo/i.xml");

    TakeResult result = inbox.take(TestInbox.NIGHT);

    assertThat(result.words().getFirst())
        .contains("statement RE-2026-18, issuer 'Fix It GmbH'")
        .contains("add to issuers.yaml '- {vat-id: \"DE123456789\", kind: carrier, key: ...}'")
        .contains("put it into its folder carriers or partners");
  }

  @Test
  void aFileOfOneBrandIsNotTakenForAnother() throws IOException {
    inbox.put("payments.csv", "demo/p.csv").take(TestInbox.NIGHT);
    inbox.put("payments.csv", "encore/p.csv");

    TakeResult result = inbox.take(NEXT);

    assertThat(result.words().getFirst()).contains("the same content was taken for brand 'demo'");
    assertThat(inbox.lines("brand")).containsOnly("demo");
  }

  @Test
  void aFileWithoutLinesMayComeToSeveralBrands() throws IOException {
    byte[] empty =
        "settlement_id,settlement_date,type,date,order_id,currency,amount\n"
            .getBytes(StandardCharsets.UTF_8);
    inbox.write("demo/m.csv", empty).write("encore/m.csv", empty);

    TakeResult result = inbox.take(TestInbox.NIGHT);

    assertThat(result.count(Verdict.TAKEN)).isEqualTo(2);
    assertThat(inbox.files("file_id")).doesNotHaveDuplicates();
    assertThat(inbox.take(TestInbox.NIGHT)).isEqualTo(result);
  }

  @Test
  void whatLiesInNoBrandsFolderIsToldAndLeft() throws IOException {
    inbox
        .put("payments.csv", "stray.csv")
        .put("payments.csv", "nobody/p.csv")
        .put("payments.csv", "demo/couriers/p.csv");

    TakeResult result = inbox.take(TestInbox.NIGHT);

    assertThat(result.problems())
        .containsExactly(
            "inbox/demo/couriers is no folder of a kind; files are taken from the brand's folder and"
                + " from [payments, marketplaces, carriers, partners, bank, ledger]",
            "inbox/nobody: brand 'nobody' is not registered; register it, or rename the folder",
            "inbox/stray.csv lies in no brand's folder; move it into one");
    assertThat(result.findings()).isEqualTo(3);
    assertThat(inbox.kept()).hasSize(3);
  }

  @Test
  void aBrandWithAWrongSettingWaitsAndTheOthersDoNot() throws IOException {
    inbox
        .put("payments.csv", "demo/p.csv")
        .write("demo/issuers.yaml", "loopledger-issuers: 2\n".getBytes(StandardCharsets.UTF_8))
        .put("partner.csv", "encore/p.csv");

    TakeResult result = inbox.take(TestInbox.NIGHT);

    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("No file of brand 'demo' was taken")
        .contains("issuers.yaml: loopledger-issuers is '2'; give 1");
    assertThat(inbox.lines("brand")).containsExactly("encore");
    assertThat(Files.exists(inbox.path("demo/p.csv"))).isTrue();
  }

  @Test
  void twoRunsAtOnceAreOne() throws IOException {
    inbox.put("payments.csv", "demo/p.csv");
    try (Closeable ignored = inbox.folder().lock()) {
      assertThatThrownBy(() -> inbox.take(TestInbox.NIGHT))
          .isInstanceOf(InboxBusyException.class)
          .hasMessageContaining("wait for its end");
    }
    assertThat(inbox.take(TestInbox.NIGHT).lines()).isEqualTo(2);
  }

  @Test
  void unfinishedAndHiddenFilesAreLeftAlone() throws IOException {
    inbox
        .put("payments.csv", "demo/a.csv.part")
        .put("payments.csv", "demo/payments/b.TMP")
        .put("payments.csv", "demo/.c.csv");

    assertThat(inbox.take(TestInbox.NIGHT)).isEqualTo(new TakeResult(List.of(), List.of()));
    assertThat(inbox.kept()).hasSize(3);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
