package io.loopledger.statements.camt;

import io.loopledger.statements.model.Faults;
import java.util.Map;
import java.util.Set;

/**
 * The elements that may stand in the parts of a camt.053 that carry amounts: the union over the
 * schemas of its versions. An element that none of them knows is a misspelt one, and its content
 * would be lost.
 */
final class CamtGrammar {
  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "Document", Set.of("BkToCstmrStmt", "BkToCstmrStmtV01"),
          "BkToCstmrStmt", Set.of("GrpHdr", "Stmt", "SplmtryData"),
          "Stmt",
              Set.of(
                  "Id",
                  "StmtPgntn",
                  "ElctrncSeqNb",
                  "RptgSeq",
                  "LglSeqNb",
                  "CreDtTm",
                  "FrToDt",
                  "CpyDplctInd",
                  "RptgSrc",
                  "Acct",
                  "RltdAcct",
                  "Intrst",
                  "Bal",
                  "TxsSummry",
                  "Ntry",
                  "AddtlStmtInf"),
          "Bal", Set.of("Tp", "CdtLine", "Amt", "CdtDbtInd", "Dt", "Avlbty"),
          "TxsSummry", Set.of("TtlNtries", "TtlCdtNtries", "TtlDbtNtries", "TtlNtriesPerBkTxCd"),
          "Ntry",
              Set.of(
                  "NtryRef",
                  "Amt",
                  "CdtDbtInd",
                  "RvslInd",
                  "Sts",
                  "BookgDt",
                  "ValDt",
                  "AcctSvcrRef",
                  "Avlbty",
                  "BkTxCd",
                  "ComssnWvrInd",
                  "AddtlInfInd",
                  "AmtDtls",
                  "Chrgs",
                  "TechInptChanl",
                  "Intrst",
                  "CardTx",
                  "NtryDtls",
                  "Btch",
                  "TxDtls",
                  "AddtlNtryInf"),
          "NtryDtls", Set.of("Btch", "TxDtls"),
          "Btch", Set.of("MsgId", "PmtInfId", "NbOfTxs", "TtlAmt", "CdtDbtInd"),
          "TxDtls",
              Set.of(
                  "Refs",
                  "Amt",
                  "CdtDbtInd",
                  "AmtDtls",
                  "Avlbty",
                  "BkTxCd",
                  "Chrgs",
                  "Intrst",
                  "RltdPties",
                  "RltdAgts",
                  "LclInstrm",
                  "PmtTpInf",
                  "Purp",
                  "RltdRmtInf",
                  "RmtInf",
                  "RltdDts",
                  "RltdPric",
                  "RltdQties",
                  "FinInstrmId",
                  "Tax",
                  "RtrInf",
                  "CorpActn",
                  "RltdCorpActn",
                  "UndrlygAllcn",
                  "SfkpgAcct",
                  "CshDpst",
                  "CardTx",
                  "AddtlTxInf",
                  "InstrCpy",
                  "SplmtryData"),
          "Refs",
              Set.of(
                  "MsgId",
                  "AcctSvcrRef",
                  "PmtInfId",
                  "InstrId",
                  "EndToEndId",
                  "UETR",
                  "TxId",
                  "MndtId",
                  "ChqNb",
                  "ClrSysRef",
                  "AcctOwnrTxId",
                  "AcctSvcrTxId",
                  "MktInfrstrctrTxId",
                  "PrcgId",
                  "Prtry"));

  private CamtGrammar() {}

  /** The elements that may stand in a part. */
  static Set<String> childrenOf(String parent) {
    return CHILDREN.getOrDefault(parent, Set.of());
  }

  /** The parts that are checked. */
  static Set<String> parents() {
    return CHILDREN.keySet();
  }

  /** Notes an element that no version of the message knows here. */
  static boolean isKnown(String parent, String child, String place, Faults faults) {
    boolean isKnown = childrenOf(parent).contains(child);
    if (!isKnown) {
      faults.add(
          place,
          child,
          "",
          "no camt.053 has this element in %s; remove or correct it".formatted(parent));
    }
    return isKnown;
  }
}
