package io.loopledger.ingest.files.onlineretail;

import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.COUNTRY;
import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.CUSTOMER;
import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.DESCRIPTION;
import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.INVOICE;
import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.QUANTITY;
import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.STOCK_CODE;
import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.UNIT_PRICE;

import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.ingest.files.Row;
import io.loopledger.schemas.money.Money;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a line: what they say, not what it means. */
final class SaleLineReader {
  private static final Pattern WHOLE_NUMBER_AS_DECIMAL = Pattern.compile("(\\d+)\\.0+");

  private final String currency;

  SaleLineReader(String currency) {
    this.currency = currency;
  }

  SaleLine read(Row row) throws RejectedRowException {
    LineTimes.LineTime time = LineTimes.read(row);
    SaleLine line =
        new SaleLine(
            row.required(INVOICE),
            row.required(STOCK_CODE),
            row.textOrNull(DESCRIPTION),
            quantity(row),
            time.time(),
            time.precision(),
            unitPrice(row),
            customer(row),
            row.text(COUNTRY));
    requireAmount(row, line);
    return line;
  }

  private static long quantity(Row row) throws RejectedRowException {
    try {
      return Decimals.read(row, QUANTITY).longValueExact();
    } catch (ArithmeticException e) {
      throw row.rejected(QUANTITY, "Quantity is not a whole number; write it like 12 or -12");
    }
  }

  private Money unitPrice(Row row) throws RejectedRowException {
    try {
      return Money.of(Decimals.read(row, UNIT_PRICE), currency);
    } catch (ArithmeticException e) {
      throw row.rejected(
          UNIT_PRICE,
          "UnitPrice has more than six decimals or is above 9.2e12; the ledger never rounds, so"
              + " round it in the source");
    }
  }

  /** Spreadsheets write customer 17850 as 17850.0; both are the same customer. */
  private static @Nullable String customer(Row row) {
    String text = row.textOrNull(CUSTOMER);
    if (text == null) {
      return null;
    }
    Matcher number = WHOLE_NUMBER_AS_DECIMAL.matcher(text);
    return number.matches() ? number.group(1) : text;
  }

  private static void requireAmount(Row row, SaleLine line) throws RejectedRowException {
    try {
      Money unused = line.amount().negated();
    } catch (ArithmeticException e) {
      throw row.rejected(
          QUANTITY, "Quantity x UnitPrice is above 9.2e12, which the ledger cannot hold; split it");
    }
  }
}
