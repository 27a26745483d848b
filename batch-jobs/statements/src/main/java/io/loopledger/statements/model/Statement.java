package io.loopledger.statements.model;

import io.loopledger.schemas.money.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement without its lines.
 *
 * @param number in its file, from 1
 * @param currency of the account or document; null where lines of several currencies make it up
 * @param date the day it was made; null if it does not say
 * @param period the days it is about; null if it has no line and names none
 * @param opening balance before the first line, where there is one
 * @param closing balance after the last line, where there is one
 * @param lines how many there are
 * @param notBooked entries that are only announced (ISO 20022 status other than BOOK); they are in
 *     no balance and no line
 * @param sums of the lines' totals by currency
 * @param declared what the document itself says about its sums and counts
 * @param copy ISO 20022 copy or duplicate indicator, empty for an original
 * @param invoice for invoices of EN 16931
 */
public record Statement(
    int number,
    Heading heading,
    @Nullable String currency,
    @Nullable LocalDate date,
    @Nullable Period period,
    @Nullable Money opening,
    @Nullable Money closing,
    long lines,
    long notBooked,
    SortedMap<String, Money> sums,
    List<DeclaredTotal> declared,
    String copy,
    @Nullable Invoice invoice) {
  public Statement {
    sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    declared = List.copyOf(declared);
  }
}
