package io.loopledger.statements.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.prowidesoftware.swift.model.MxId;
import com.prowidesoftware.swift.model.mx.AbstractMX;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.Inbox;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.Statement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One statement in each version. It goes through pw-iso20022, which parses it and writes it anew:
 * what a version does not know would be lost there.
 */
class CamtVersionsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void everyVersionSaysTheSame(int version) {
    String written = anew(document(version), version);

    Inbox.Taken taken = new Inbox(StatementFiles.builtIn(), folder).take(written);

    Statement statement = taken.verdict().statements().getFirst();
    assertThat(statement.heading().format()).isEqualTo("camt.053.001.%02d".formatted(version));
    assertThat(statement.heading().account()).isEqualTo("DE02120300000000202051");
    assertThat(statement.heading().issuer()).isEqualTo("BYLADEM1001");
    assertThat(statement.opening()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(statement.closing()).isEqualTo(Money.of("12.50", "EUR"));
    assertThat(taken.lines())
        .extracting(
            line -> line.amounts().total(),
            line -> line.references(Role.END_TO_END_ID),
            line -> line.references(Role.CREDITOR_REFERENCE),
            line -> line.counterparty())
        .containsExactly(
            tuple(Money.of("5.00", "EUR"), List.of("E-1"), List.of("RF18539007547034"), "ANNA"),
            tuple(Money.of("-1.50", "EUR"), List.of("E-2"), List.of(), "BERTA"),
            tuple(Money.of("-1.00", "EUR"), List.of("E-3"), List.of(), "CARLA"));
  }

  private static String anew(String document, int version) {
    AbstractMX message =
        AbstractMX.parse(document, new MxId("camt.053.001.%02d".formatted(version)));
    assertThat(message).isNotNull();
    return message.document();
  }

  private static String document(int version) {
    String root = version == 1 ? "BkToCstmrStmtV01" : "BkToCstmrStmt";
    String bic = version <= 2 ? "BIC" : "BICFI";
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%02d"><%s>
        <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-10-02T02:00:00Z</CreDtTm></GrpHdr>
        <Stmt><Id>S</Id><CreDtTm>2026-10-02T02:00:00Z</CreDtTm>
        <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy>
        <Svcr><FinInstnId><%s>BYLADEM1001</%s></FinInstnId></Svcr></Acct>
        %s%s%s%s
        </Stmt></%s></Document>
        """
        .formatted(
            version,
            root,
            bic,
            bic,
            balance(version, "OPBD", "10.00"),
            balance(version, "CLBD", "12.50"),
            entry(
                version,
                "5.00",
                "CRDT",
                transaction(version, "E-1", "5.00", "CRDT", "Dbtr", "ANNA", true)),
            entry(
                version,
                "2.50",
                "DBIT",
                transaction(version, "E-2", "1.50", "DBIT", "Cdtr", "BERTA", false)
                    + transaction(version, "E-3", "1.00", "DBIT", "Cdtr", "CARLA", false)),
            root);
  }

  private static String balance(int version, String code, String amount) {
    String type = version == 1 ? "<Cd>%s</Cd>" : "<CdOrPrtry><Cd>%s</Cd></CdOrPrtry>";
    return "<Bal><Tp>%s</Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-01</Dt></Dt></Bal>"
        .formatted(type.formatted(code), amount);
  }

  private static String entry(int version, String amount, String sign, String details) {
    String status = version < 7 ? "BOOK" : "<Cd>BOOK</Cd>";
    return """
        <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>%s</Sts>
        <BookgDt><Dt>2026-10-01</Dt></BookgDt><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>%s</Ntry>
        """
        .formatted(
            amount,
            sign,
            status,
            version == 1 ? details : "<NtryDtls>%s</NtryDtls>".formatted(details));
  }

  private static String transaction(
      int version,
      String id,
      String amount,
      String sign,
      String side,
      String name,
      boolean isReferenced) {
    String amounts =
        version < 3
            ? "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">%s</Amt></TxAmt></AmtDtls>".formatted(amount)
            : "<Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>".formatted(amount, sign);
    String party = version < 7 ? "<Nm>%s</Nm>" : "<Pty><Nm>%s</Nm></Pty>";
    String reference = version == 1 ? "CdtrRef" : "Ref";
    String remittance =
        isReferenced
            ? "<RmtInf><Strd><CdtrRefInf><%s>RF18539007547034</%s></CdtrRefInf></Strd></RmtInf>"
                .formatted(reference, reference)
            : "";
    return "<TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s<RltdPties><%s>%s</%s></RltdPties>%s</TxDtls>"
        .formatted(id, amounts, side, party.formatted(name), side, remittance);
  }
}
