package io.loopledger.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.statements.model.Verdict;
import io.loopledger.statements.source.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that mean harm, and files that are merely broken. */
class HostileFilesTest {
  private static final String CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
  private static final String GOLDEN = Inbox.resource("camt/two-days.camt053.xml");
  private static final String NO_DTD =
      "the file has a document type definition or an entity; both are refused because they can"
          + " read other files. Ask the sender for a file without DOCTYPE";

  /** Small ones, so that a test need not write gigabytes. */
  private static final Limits SMALL =
      new Limits(64 << 20, 100, 1 << 16, 1 << 12, 12, 200, 5, 3, 1 << 20);

  @TempDir private Path folder = Path.of("");
  private Inbox inbox = new Inbox(StatementFiles.builtIn(), folder);

  @BeforeEach
  void open() {
    inbox = new Inbox(StatementFiles.with(List.of(), SMALL), folder);
  }

  @Test
  void aDocumentTypeIsRefused() {
    assertThat(inbox.refuse("<!DOCTYPE Document><Document xmlns=\"%s\"/>".formatted(CAMT)))
        .containsExactly("line 1: " + NO_DTD);
  }

  @Test
  void anExternalEntityReadsNoFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "TOP-SECRET");

    List<String> faults =
        inbox.refuse(
            "<!DOCTYPE d [<!ENTITY x SYSTEM \"%s\">]>\n".formatted(secret.toUri())
                + GOLDEN.replaceFirst("<\\?xml.*?\\?>", "").replace("2026-201", "&x;"));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst()).endsWith(NO_DTD).doesNotContain("TOP-SECRET");
  }

  @Test
  void anExternalDocumentTypeIsNotFetched() {
    assertThat(
            inbox.refuse(
                "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\"><Document xmlns=\"%s\"/>"
                    .formatted(CAMT)))
        .containsExactly("line 1: " + NO_DTD);
  }

  @Test
  void aBillionLaughsAreNotLaughed() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
    for (int i = 1; i <= 30; i++) {
      entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    List<String> faults =
        inbox.refuse(entities + "]><Document xmlns=\"%s\">&a30;</Document>".formatted(CAMT));

    assertThat(faults).containsExactly("line 1: " + NO_DTD);
  }

  @Test
  void anEntityWithoutDeclarationIsRefused() {
    assertThat(inbox.refuse(GOLDEN.replace("2026-201", "&x;")))
        .singleElement()
        .asString()
        .startsWith("line 6")
        .containsAnyOf("document type definition or an entity", "not well-formed XML");
  }

  @Test
  void elementsNestedWithoutEnd() {
    assertThat(
            inbox.refuse(
                "<Document xmlns=\"%s\">".formatted(CAMT)
                    + "<a>".repeat(1_000)
                    + "</a>".repeat(1_000)
                    + "</Document>"))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .endsWith("elements are nested more than 12 deep; no honest file has that"));
  }

  @Test
  void aTextACommentAndATagLongerThanAnyHonestOne() {
    assertThat(inbox.refuse(GOLDEN.replace("RETURNED", "X".repeat(5_000))))
        .singleElement()
        .asString()
        .endsWith("a text is longer than 4096 characters; no honest file has that");
    String token =
        "file: a tag, comment or text is longer than 65536 bytes; no honest file has that";
    assertThat(inbox.refuse(GOLDEN.replace("<BkTxCd/>", "<!--" + "<x>".repeat(100_000) + "-->")))
        .containsExactly(token);
    assertThat(
            inbox.refuse(
                GOLDEN.replace("<BkTxCd/>", "<BkTxCd a=\"" + "x".repeat(300_000) + "\"/>")))
        .containsExactly(token);
  }

  @Test
  void aRecordOfTooManyElements() {
    assertThat(
            inbox.refuse(
                GOLDEN.replace("<BkTxCd/>", "<Chrgs>" + "<Rcrd/>".repeat(300) + "</Chrgs>")))
        .singleElement()
        .asString()
        .endsWith("one record has more than 200 elements; no honest file has that");
  }

  @Test
  void moreStatementsThanAFileHolds() {
    String statement =
        GOLDEN.substring(GOLDEN.lastIndexOf("<Stmt>"), GOLDEN.lastIndexOf("</Stmt>") + 7);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      many.append(statement.replace("2026-202", "S-" + i).replace(">202<", ">" + i * 2 + "<"));
    }
    assertThat(
            inbox.refuse(
                "<Document xmlns=\"%s\"><BkToCstmrStmt>".formatted(CAMT)
                    + many
                    + "</BkToCstmrStmt></Document>"))
        .singleElement()
        .asString()
        .endsWith("Stmt: more than 5 statements in one file; split it");
  }

  @Test
  void faultsAreCountedButNotAllKept() {
    Verdict.Refused refused =
        (Verdict.Refused)
            inbox.check(GOLDEN.replace("<Amt Ccy", "<Amt Cur").getBytes(StandardCharsets.UTF_8));

    assertThat(refused.faults()).hasSize(3);
    // 7 balances' and entries' amounts, 7 sums and counts, 1 balance that is missing; then 2, 1, 1.
    assertThat(refused.faultCount()).isEqualTo(19);
  }

  @Test
  void aPackedFileThatIsABomb() {
    byte[] bomb =
        Inbox.gzip(
            ("<Document xmlns=\"%s\">".formatted(CAMT) + " ".repeat(40 << 20))
                .getBytes(StandardCharsets.UTF_8));

    assertThat(inbox.refuse(bomb))
        .containsExactly(
            "file: the content is more than 100 times as large as its gzip file; deliver it"
                + " unpacked");
  }

  @Test
  void contentLargerThanTheLimit() {
    Inbox tiny =
        new Inbox(
            StatementFiles.with(
                List.of(), new Limits(1_000, 100, 1 << 16, 1 << 12, 12, 200, 5, 3, 1 << 20)),
            folder);

    assertThat(tiny.refuse(GOLDEN))
        .containsExactly(
            "file: the content is larger than 1000 bytes; split the file, or raise the limit");
  }

  @Test
  void aPackedFileIsTheSameFile() {
    Inbox.Taken plain = inbox.take(GOLDEN);
    Inbox.Taken packed = inbox.take(Inbox.gzip(GOLDEN.getBytes(StandardCharsets.UTF_8)));

    assertThat(packed.lines()).isEqualTo(plain.lines());
    assertThat(packed.verdict().file().contentSha256())
        .isEqualTo(plain.verdict().file().contentSha256())
        .isEqualTo(plain.verdict().file().sha256());
    assertThat(packed.verdict().file().sha256()).isNotEqualTo(plain.verdict().file().sha256());
  }

  @Test
  void aPackedFileThatIsCutOffOrDamaged() {
    byte[] packed = Inbox.gzip(GOLDEN.getBytes(StandardCharsets.UTF_8));
    String broken = "file: the gzip data is cut off or damaged; ask for the file again";

    assertThat(inbox.refuse(Arrays.copyOf(packed, packed.length - 20))).containsExactly(broken);
    assertThat(inbox.refuse(Arrays.copyOf(packed, 5))).containsExactly(broken);
    byte[] damaged = packed.clone();
    damaged[packed.length - 6] ^= 1;
    assertThat(inbox.refuse(damaged)).containsExactly(broken);
  }

  @Test
  void emptyFiles() {
    String empty = "file: the file is empty; ask the sender for it again";

    assertThat(inbox.refuse("")).containsExactly(empty);
    assertThat(inbox.refuse(" \n")).containsExactly(empty);
    assertThat(inbox.refuse(Inbox.gzip(new byte[0]))).containsExactly(empty);
  }

  @Test
  void theIdentityIsTheSha256OfTheBytes() {
    Verdict verdict = inbox.check("abc".getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.file().sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(verdict.file().sizeBytes()).isEqualTo(3);
  }

  @Test
  void aFileThatChangedSinceItWasCheckedHandsOverNothing() throws IOException {
    StatementFiles files = StatementFiles.builtIn();
    Path file = inbox.store(GOLDEN.getBytes(StandardCharsets.UTF_8));
    Verdict.Accepted accepted = (Verdict.Accepted) files.check(file);
    Files.writeString(file, GOLDEN.replace("OFFER-1", "OFFER-9"));

    assertThatThrownBy(
            () ->
                files.lines(
                    file,
                    accepted,
                    line -> {
                      throw new AssertionError("no line may come");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("file 'file-0' is not the one that was checked (")
        .hasMessageEndingWith("; check it again");
  }
}
