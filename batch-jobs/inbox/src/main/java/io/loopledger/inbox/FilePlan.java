package io.loopledger.inbox;

import io.loopledger.inbox.book.Book;
import io.loopledger.inbox.folder.Dropped;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.FileIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done with a file, from what is known. A file is taken in three steps: its lines, a row
 * about it, its move; so whoever was cut between them goes on with the next one.
 */
sealed interface FilePlan {
  /** Nothing of it is there. */
  record Take(Checked.Good good) implements FilePlan {}

  /** Its lines are there, and no row about it: a run was cut between the two. */
  record Note(Checked.Good good, Instant takenTime) implements FilePlan {}

  /** It is taken, and was not moved yet. */
  record Move(StatementFile taken) implements FilePlan {}

  /** The same content was taken before. */
  record SetAside(StatementFile before) implements FilePlan {}

  /** It cannot be taken. */
  record Refuse(Checked.Bad bad) implements FilePlan {}

  /** It cannot be decided: a person has to. */
  record Leave(String problem) implements FilePlan {}

  /**
   * What is known of a file's content.
   *
   * @param taken the row of this brand's file that was taken with it
   * @param otherBrand that has lines of it: a file without lines may come to several brands
   * @param isKept whether the file lies where taken ones are kept
   */
  record Known(Optional<StatementFile> taken, Optional<String> otherBrand, boolean isKept) {}

  /** The plan of a file whose content was taken; empty if it was not. */
  static Optional<FilePlan> ofTaken(Dropped file, FileIdentity identity, Known known) {
    if (known.otherBrand().isPresent()) {
      return Optional.of(new Refuse(ofOtherBrand(known.otherBrand().get())));
    }
    return known
        .taken()
        .map(
            row -> {
              boolean isSame =
                  row.content().path().equals(file.path())
                      && row.content().storedHash().equals(identity.sha256());
              return isSame && !known.isKept() ? new Move(row) : new SetAside(row);
            });
  }

  /** The plan of a file whose content has no row yet. */
  static FilePlan ofNew(Dropped file, Checked checked, Optional<Book.Lines> lines) {
    if (lines.isPresent() && !lines.get().brand().equals(file.brand())) {
      return new Refuse(ofOtherBrand(lines.get().brand()));
    }
    return switch (checked) {
      case Checked.Good good ->
          lines.isPresent() ? new Note(good, lines.get().takenTime()) : new Take(good);
      case Checked.Bad bad ->
          lines.isPresent()
              ? new Leave(
                  "its lines are in the lake since %s, but today it would be refused: %s. Undo the change of mappings or issuers.yaml, and take the inbox again"
                      .formatted(lines.get().takenTime(), bad.faults().getFirst()))
              : new Refuse(bad);
    };
  }

  private static Checked.Bad ofOtherBrand(String brand) {
    return Checked.Bad.of(
        new Fault(
            Faults.FILE,
            "",
            "",
            "the same content was taken for brand '%s'; one file is of one brand, ask the sender for this brand's own"
                .formatted(brand)));
  }
}
