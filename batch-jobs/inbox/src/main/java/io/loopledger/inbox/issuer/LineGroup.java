package io.loopledger.inbox.issuer;

import io.loopledger.statements.model.StatementKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What lines are matched with: the kind in {@code finance.settlement_lines}. */
public enum LineGroup {
  /** Settlements of a payment service. */
  PAYMENT("payments", StatementKind.SETTLEMENT),
  /** Payouts of a marketplace. */
  MARKETPLACE("marketplaces", StatementKind.SETTLEMENT),
  /** Invoices of a carrier. */
  CARRIER("carriers", StatementKind.INVOICE),
  /** Invoices of a repair partner or recycler. */
  PARTNER("partners", StatementKind.INVOICE),
  /** Account statements. */
  BANK("bank", StatementKind.BANK),
  /** Exports of a general ledger. */
  LEDGER("ledger", StatementKind.LEDGER);

  private final String folder;
  private final StatementKind statements;

  LineGroup(String folder, StatementKind statements) {
    this.folder = folder;
    this.statements = statements;
  }

  /** The folder of a brand's inbox whose files are of this kind. */
  public String folder() {
    return folder;
  }

  /** The statements that have such lines. */
  public StatementKind statements() {
    return statements;
  }

  /** As settings name it: {@code carrier}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind whose files a folder holds: {@code carriers}, or {@code carrier}. */
  public static Optional<LineGroup> ofFolder(String folder) {
    return Arrays.stream(values())
        .filter(group -> group.folder.equals(folder) || group.word().equals(folder))
        .findFirst();
  }

  /** The kind that settings name so. */
  public static Optional<LineGroup> ofWord(String word) {
    return Arrays.stream(values()).filter(group -> group.word().equals(word)).findFirst();
  }

  /** The kind, where the statement leaves no choice. */
  public static Optional<LineGroup> only(StatementKind statements) {
    return switch (statements) {
      case BANK -> Optional.of(BANK);
      case LEDGER -> Optional.of(LEDGER);
      case SETTLEMENT, INVOICE -> Optional.empty();
    };
  }
}
