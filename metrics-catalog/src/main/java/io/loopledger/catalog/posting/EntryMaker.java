package io.loopledger.catalog.posting;

import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the difference that an event caused into ledger entries. */
public final class EntryMaker {
  /** Bytes of SHA-256 kept as the entry's id: collisions stay out of reach for any ledger. */
  private static final int ID_BYTES = 16;

  private static final String SEPARATOR = "\0";

  private EntryMaker() {}

  /**
   * The entries of a difference, posted at {@code recordedTime} because {@code trigger} arrived.
   */
  public static List<Entry> entries(Event trigger, List<Caused> difference, Instant recordedTime) {
    return entries(trigger, difference, recordedTime, key -> YearMonth.from(key.businessDate()));
  }

  /**
   * The same under a calendar of open periods.
   *
   * @param period the posting period of a posting: that of its business date if it is open
   */
  public static List<Entry> entries(
      Event trigger,
      List<Caused> difference,
      Instant recordedTime,
      Function<Posting.Key, YearMonth> period) {
    return entries(new Trigger.Arrived(trigger), difference, recordedTime, period);
  }

  /** The entries of a difference that a command of the night asked for. */
  public static List<Entry> entries(
      Command command,
      Subject subject,
      List<Caused> difference,
      Instant recordedTime,
      Function<Posting.Key, YearMonth> period) {
    return entries(new Trigger.Asked(command, subject), difference, recordedTime, period);
  }

  /** The entries of a difference, whatever caused it. */
  public static List<Entry> entries(
      Trigger trigger,
      List<Caused> difference,
      Instant recordedTime,
      Function<Posting.Key, YearMonth> period) {
    return difference.stream().map(c -> entry(trigger, c, recordedTime, period)).toList();
  }

  private static Entry entry(
      Trigger trigger,
      Caused caused,
      Instant recordedTime,
      Function<Posting.Key, YearMonth> period) {
    Posting posting = caused.posting();
    Posting.Key key = posting.key();
    return new Entry(
        entryId(trigger, key),
        trigger.id(),
        key.eventId(),
        trigger.subject().toString(),
        key.cycleNo(),
        key.dimensions(),
        key.account(),
        key.measure(),
        posting.amountMicros(),
        reporting(posting),
        key.businessDate(),
        period.apply(key),
        key.effectiveTime(),
        recordedTime,
        caused.cause(),
        key.ruleVersion(),
        key.rule(),
        key.taxRule(),
        key.taxRule() == null ? null : YearMonth.from(key.businessDate()),
        key.fx() == null ? null : key.fx().rateVersion(),
        key.method(),
        key.factorVersion(),
        key.origin());
  }

  private static Entry.@Nullable Reporting reporting(Posting posting) {
    Posting.Fx fx = posting.key().fx();
    return fx == null
        ? null
        : new Entry.Reporting(
            posting.reportingMicros(), fx.reportingCurrency(), fx.rate(), fx.rateDate());
  }

  /** A difference holds each key once, so trigger and key name the entry. */
  private static String entryId(Trigger trigger, Posting.Key key) {
    Dimensions d = key.dimensions();
    String text =
        String.join(
            SEPARATOR,
            Arrays.asList(
                trigger.subject().toString(),
                trigger.source(),
                trigger.id(),
                key.source(),
                key.eventId(),
                key.account(),
                key.measure(),
                String.valueOf(key.cycleNo()),
                d.tenant(),
                d.brand(),
                present(d.program()),
                present(d.category()),
                present(d.product()),
                present(d.grade()),
                present(d.channel()),
                present(d.partner()),
                present(d.country()),
                fxText(key.fx()),
                key.businessDate().toString(),
                key.effectiveTime().toString(),
                key.taxRule() == null ? key.ruleVersion() : key.ruleVersion() + "=" + key.taxRule(),
                present(key.method()),
                present(key.factorVersion()),
                key.origin().text()));
    return HexFormat.of()
        .formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
  }

  /** As released with 0.1.0; a rate file's version stands behind it since 0.3.0. */
  private static String fxText(Posting.@Nullable Fx fx) {
    if (fx == null) {
      return "null";
    }
    String text =
        "Fx[reportingCurrency="
            + fx.reportingCurrency()
            + ", rate="
            + fx.rate()
            + ", rateDate="
            + fx.rateDate()
            + "]";
    return fx.rateVersion() == null ? text : text + fx.rateVersion();
  }

  /** Absent is not the text "null", nor the empty text. */
  private static String present(@Nullable String text) {
    return text == null ? "" : "=" + text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
