package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.xml.XmlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says before its details.
 *
 * @param amount signed; CdtDbtInd already says the direction of a reversal
 */
record EntryHead(
    String place,
    Money amount,
    boolean isBooked,
    LocalDate bookingDate,
    @Nullable LocalDate valueDate,
    LineKind kind,
    String code,
    List<Reference> references) {
  /** Reads the head; empty if something is wrong, which is noted. */
  static Optional<EntryHead> of(XmlNode entry, CamtRun run) {
    Optional<Money> amount = run.signed(entry, "Amt");
    Optional<Boolean> isBooked = isBooked(entry, run);
    Optional<LocalDate> valueDate = entry.first("ValDt").flatMap(run::date);
    Optional<LocalDate> bookingDate = bookingDate(entry, isBooked.orElse(true), run);
    if (amount.isEmpty() || isBooked.isEmpty() || bookingDate.isEmpty()) {
      return Optional.empty();
    }
    boolean isReversal = List.of("true", "1").contains(entry.text("RvslInd"));
    return Optional.of(
        new EntryHead(
            entry.place(),
            amount.get(),
            isBooked.get(),
            bookingDate.get(),
            valueDate.orElse(null),
            isReversal ? LineKind.BANK_REVERSAL : LineKind.BANK_ENTRY,
            Transaction.code(entry),
            references(entry)));
  }

  private static Optional<Boolean> isBooked(XmlNode entry, CamtRun run) {
    Optional<XmlNode> status = run.required(entry, "Sts");
    String code = status.map(found -> found.text() + found.text("Cd")).orElse("");
    return switch (code) {
      case "BOOK" -> Optional.of(true);
      case "PDNG", "INFO", "FUTR" -> Optional.of(false);
      default -> {
        status.ifPresent(
            found ->
                run.faults()
                    .add(
                        found.place(),
                        "Sts",
                        code,
                        "must be BOOK, PDNG, INFO or FUTR: only booked entries count"));
        yield Optional.empty();
      }
    };
  }

  /** What is only announced needs no date; it becomes no line. */
  private static Optional<LocalDate> bookingDate(XmlNode entry, boolean isBooked, CamtRun run) {
    if (!isBooked && entry.first("BookgDt").isEmpty()) {
      return Optional.of(LocalDate.EPOCH);
    }
    return run.required(entry, "BookgDt").flatMap(run::date);
  }

  private static List<Reference> references(XmlNode entry) {
    List<Reference> references = new ArrayList<>();
    if (!entry.text("NtryRef").isEmpty()) {
      references.add(new Reference(Role.ENTRY_REFERENCE, entry.text("NtryRef")));
    }
    if (!entry.text("AcctSvcrRef").isEmpty()) {
      references.add(new Reference(Role.BANK_REFERENCE, entry.text("AcctSvcrRef")));
    }
    return references;
  }
}
