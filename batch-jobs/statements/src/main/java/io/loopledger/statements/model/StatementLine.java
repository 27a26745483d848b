package io.loopledger.statements.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement: a booking, a settled payment, a position of an invoice.
 *
 * @param type what the document calls it
 * @param bookingDate the day as the document writes it, in its sender's time zone
 * @param valueDate when the money counts, or the service was given
 * @param references in the order of the document; a role may occur more than once
 * @param counterparty the other side's name, empty if unknown. It may name a person: keep it out of
 *     tables and logs
 * @param text free text, empty if there is none; parts of it are separated by line breaks. It may
 *     name a person too
 */
public record StatementLine(
    Position position,
    LineKind kind,
    String type,
    LocalDate bookingDate,
    @Nullable LocalDate valueDate,
    Amounts amounts,
    List<Reference> references,
    String counterparty,
    String text) {
  public StatementLine {
    references = List.copyOf(references);
  }

  /** The references of a role, in the order of the document. */
  public List<String> references(Role role) {
    return references.stream()
        .filter(reference -> reference.role() == role)
        .map(Reference::value)
        .toList();
  }

  /** Without what may name a person. */
  @Override
  public String toString() {
    return "%s %s %s %s %s"
        .formatted(position.place(), type, bookingDate, amounts.total(), references);
  }
}
