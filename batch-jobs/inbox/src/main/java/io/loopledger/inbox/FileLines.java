package io.loopledger.inbox;

import io.loopledger.inbox.row.SettlementRows;
import io.loopledger.inbox.row.Tally;
import io.loopledger.inbox.row.VatSpread;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.value.Sums;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the lines of a file that was checked, as rows.
 *
 * @param path where it is
 */
record FileLines(StatementFiles files, Path path, Checked.Good good) {

  /**
   * Hands out all rows.
   *
   * @return what they come to, which is what the statements come to
   * @throws IOException if the file is no longer the one that was checked
   */
  Tally forEach(SettlementRows rows, Consumer<SettlementLine> out) throws IOException {
    Tally tally = new Tally();
    Optional<VatSpread> vat = vat();
    files.lines(
        path,
        good.accepted(),
        line -> {
          int number = line.position().statement();
          rows.row(good.statement(number), line, good.issuer(number), vat)
              .ifPresent(
                  row -> {
                    tally.add(row);
                    out.accept(row);
                  });
        });
    requireSums(tally);
    return tally;
  }

  private Optional<VatSpread> vat() throws IOException {
    List<Statement> statements = good.accepted().statements();
    if (statements.size() != 1 || !VatSpread.isPossible(statements.getFirst())) {
      return Optional.empty();
    }
    List<StatementLine> lines = new ArrayList<>();
    files.lines(path, good.accepted(), lines::add);
    return VatSpread.of(statements.getFirst(), lines);
  }

  private void requireSums(Tally tally) {
    Sums stated = new Sums();
    for (Statement statement : good.accepted().statements()) {
      boolean isInvoice = statement.heading().kind() == StatementKind.INVOICE;
      statement.sums().values().forEach(sum -> stated.add(isInvoice ? sum.negated() : sum));
    }
    for (Money sum : stated.all().values()) {
      long found = tally.netMicros(sum.currency());
      if (found != sum.amountMicros()) {
        throw new IllegalStateException(
            "the rows of %s come to %s, its statements to %s; this is a fault of the program, report it"
                .formatted(path, new Money(found, sum.currency()), sum));
      }
    }
  }
}
