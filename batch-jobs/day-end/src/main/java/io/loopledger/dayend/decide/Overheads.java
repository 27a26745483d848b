package io.loopledger.dayend.decide;

import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.dayend.policy.OverheadDocument;
import io.loopledger.schemas.event.Documents.OverheadAllocated;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares of overhead by a key, by largest remainder in the currency's minor unit: they sum to the
 * document, to the last cent.
 */
public final class Overheads {
  private Overheads() {}

  /** Whether a document was allocated before, as it says now: then it stays as it was. */
  public static boolean isAllocated(OverheadDocument document, List<EventData> shares) {
    return !shares.isEmpty()
        && shares.stream()
            .allMatch(
                data ->
                    data instanceof OverheadAllocated share
                        && share.documentTotal().equals(document.amount())
                        && share.allocationKey().equals(document.key().text()));
  }

  /**
   * The shares of a document.
   *
   * @param day the last date of its month
   * @param parts what each subject has of the key, each more than 0
   * @param before subjects that have a share of this document already
   * @return a share for each subject of the key; the others' are voided
   */
  public static List<Wanted> shares(
      Day day, OverheadDocument document, Map<String, BigInteger> parts, List<String> before) {
    Map<String, Long> micros = split(document.amount(), new TreeMap<>(parts));
    List<Wanted> wanted = new ArrayList<>();
    long partNo = 1;
    for (Map.Entry<String, Long> share : micros.entrySet()) {
      Event event = event(day, document, share.getKey(), share.getValue(), partNo, micros.size());
      wanted.add(new Wanted(Kind.OVERHEAD, event, Wanted.IfThere.CORRECT));
      partNo++;
    }
    for (String subject : before) {
      if (!micros.containsKey(subject)) {
        Event event = event(day, document, subject, 0, 1, 1);
        wanted.add(new Wanted(Kind.OVERHEAD, event, Wanted.IfThere.VOID));
      }
    }
    return wanted;
  }

  /** By largest remainder; of equal remainders the first subject by name. */
  static Map<String, Long> split(Money total, TreeMap<String, BigInteger> parts) {
    BigInteger whole = parts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (whole.signum() <= 0) {
      return Map.of();
    }
    long unit = minorUnitMicros(total.currency());
    BigInteger units = BigInteger.valueOf(total.amountMicros() / unit);
    long rest = total.amountMicros() % unit;
    Map<String, Long> shares = new TreeMap<>();
    List<Map.Entry<String, BigInteger>> remainders = new ArrayList<>();
    long left = units.longValueExact();
    for (Map.Entry<String, BigInteger> part : parts.entrySet()) {
      BigInteger[] share = units.multiply(part.getValue()).divideAndRemainder(whole);
      shares.put(part.getKey(), share[0].longValueExact());
      left -= share[0].longValueExact();
      remainders.add(Map.entry(part.getKey(), share[1].abs()));
    }
    remainders.sort(
        Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    long step = Long.signum(left);
    for (int i = 0; left != 0; i++) {
      shares.merge(remainders.get(i).getKey(), step, Math::addExact);
      left -= step;
    }
    shares.replaceAll((subject, count) -> Math.multiplyExact(count, unit));
    // An amount finer than the minor unit: its rest goes with the largest remainder, too.
    shares.merge(remainders.getFirst().getKey(), rest, Math::addExact);
    return shares;
  }

  private static long minorUnitMicros(String currency) {
    long unit = 1_000_000L;
    for (int i = MinorUnits.digits(currency); i > 0; i--) {
      unit /= 10;
    }
    return unit;
  }

  private static Event event(
      Day day,
      OverheadDocument document,
      String subject,
      long micros,
      long partNo,
      long partCount) {
    return new Event(
        id(document, subject),
        Day.SOURCE,
        Subject.parse(subject),
        day.end(),
        day.context().program(document.program()).document(document.id(), null).build(),
        new OverheadAllocated(
            new Money(micros, document.amount().currency()),
            document.key().text(),
            partNo,
            partCount,
            document.amount()));
  }

  /** The id of a subject's share of a document. */
  public static String id(OverheadDocument document, String subject) {
    return Ids.of("overhead", document.brand(), document.id(), document.month(), subject);
  }
}
