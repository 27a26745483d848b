package io.loopledger.proof;

import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.event.InvalidFieldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands that would make the ledger right: journal less ledger, one command for each event.
 *
 * @param commands those that the posting job would apply
 * @param refused findings that no command can correct: the ledger would not balance afterwards, or
 *     has a line that the posting job could not have posted
 */
public record Corrections(List<CommandMessage> commands, List<Finding> refused) {
  private static final String REQUESTED_BY = "proof";
  private static final int MAX_REASON = 1_000;

  public Corrections {
    commands = List.copyOf(commands);
    refused = List.copyOf(refused);
  }

  private record Event(String subject, String eventId) {}

  /**
   * The corrections of a run. Where events were lost there are none: what looks foreign may be
   * theirs, and a command would take it back. Bring {@code raw.events} back first.
   *
   * @param runId identifies the run; the same run gives the same command ids
   */
  public static Corrections of(String runId, ProofResult result) {
    if (result.counts().containsKey(Finding.Kind.OFFSET_GAP)) {
      return new Corrections(
          List.of(), result.findings().stream().filter(f -> f.kind().isOfEntries()).toList());
    }
    return of(runId, result.findings());
  }

  static Corrections of(String runId, List<Finding> findings) {
    List<CommandMessage> commands = new ArrayList<>();
    List<Finding> refused = new ArrayList<>();
    Map<Event, List<Finding>> byEvent = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String subject = finding.place().subject();
      String eventId = finding.place().eventId();
      if (subject != null && eventId != null && finding.correction().isPresent()) {
        byEvent.computeIfAbsent(new Event(subject, eventId), any -> new ArrayList<>()).add(finding);
      } else if (finding.kind().isOfEntries()) {
        refused.add(finding);
      }
    }
    byEvent.forEach(
        (event, ofEvent) -> {
          String id = "%s-%d".formatted(runId, commands.size() + 1);
          try {
            commands.add(command(id, event.subject(), ofEvent));
          } catch (PostingRefusedException | InvalidFieldException e) {
            refused.addAll(ofEvent);
          }
        });
    return new Corrections(commands, refused);
  }

  /**
   * A command that posts the corrections of some findings of one event. What the ledger has of the
   * event is said where the corrections do not balance without it.
   *
   * @throws PostingRefusedException if the ledger would not balance with it, either
   * @throws InvalidFieldException if the subject is none
   */
  static CommandMessage command(String id, String subject, List<Finding> findings) {
    List<PostedAmount> amounts =
        findings.stream().flatMap(finding -> finding.correction().stream()).toList();
    CommandMessage alone = message(id, subject, findings, amounts, List.of());
    if (isApplicable(alone)) {
      return alone;
    }
    CommandMessage withLedger =
        message(id, subject, findings, amounts, findings.getFirst().ledgerAmounts());
    var unused = Commands.of(withLedger);
    return withLedger;
  }

  /**
   * The correction of one finding alone. One of several lines of an event that differ need not
   * balance: it is for people then, and {@link #of} has the command of all of them.
   *
   * @throws InvalidFieldException if the subject is none
   */
  static CommandMessage ofOne(String id, String subject, Finding finding) {
    List<Finding> one = List.of(finding);
    try {
      return command(id, subject, one);
    } catch (PostingRefusedException e) {
      return message(id, subject, one, finding.correction().stream().toList(), List.of());
    }
  }

  private static boolean isApplicable(CommandMessage command) {
    try {
      var unused = Commands.of(command);
      return true;
    } catch (PostingRefusedException e) {
      return false;
    }
  }

  private static CommandMessage message(
      String id,
      String subject,
      List<Finding> findings,
      List<PostedAmount> amounts,
      List<PostedAmount> ledgerAmounts) {
    String reason = findings.getFirst().message();
    return new CommandMessage(
        CommandMessage.FORM,
        id,
        CommandKind.CORRECT_PROOF,
        subject,
        reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason,
        REQUESTED_BY,
        null,
        List.of(),
        amounts,
        ledgerAmounts);
  }
}
