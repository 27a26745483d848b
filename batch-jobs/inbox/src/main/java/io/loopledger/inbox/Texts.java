package io.loopledger.inbox;

import io.loopledger.inbox.folder.Dropped;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.statements.model.FileIdentity;
import java.util.ArrayList;
import java.util.List;

/** What lies beside a file that was not taken. */
final class Texts {
  static final String REPORT = ".report.txt";
  static final String NOTE = ".note.txt";

  private Texts() {}

  /** Why a file was refused, and what to do. */
  static List<String> report(Dropped file, FileIdentity identity, Checked.Bad bad, Run run) {
    List<String> lines = new ArrayList<>();
    lines.add("Refused: inbox/%s/%s".formatted(file.brand(), file.path()));
    lines.add("Content: SHA-256 " + identity.contentSha256());
    lines.add("Format:  " + (bad.format().isEmpty() ? "none fits" : bad.format()));
    lines.add("Run:     %s, %s".formatted(run.id(), run.takenTime()));
    lines.add("");
    lines.add("None of its lines was taken. What is wrong with it (%d):".formatted(bad.count()));
    lines.add("");
    bad.faults().forEach(fault -> lines.add("  " + fault));
    if (bad.count() > bad.faults().size()) {
      lines.add("  and %d more".formatted(bad.count() - bad.faults().size()));
    }
    lines.add("");
    lines.add(
        "What to do: put right what is named above and put the file into the inbox again, under the"
            + " same name or another. Do not mend amounts by hand: ask the sender.");
    return lines;
  }

  /** When the same content was taken. */
  static List<String> note(StatementFile before) {
    return List.of(before(before), "Its lines were not taken again.");
  }

  static String before(StatementFile before) {
    return "the same content was taken as '%s' by %s on %s"
        .formatted(before.content().path(), before.runId(), before.takenTime());
  }
}
