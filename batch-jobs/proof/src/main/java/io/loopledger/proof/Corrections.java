package io.loopledger.proof;

import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.event.InvalidFieldException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands that would make the ledger right: journal less ledger, one command for each event.
 *
 * @param commands those that the posting job would apply
 * @param refused findings that no command can correct: the ledger would not balance afterwards, or
 *     has a line that the posting job could not have posted
 */
public record Corrections(
    List<CommandMessage> commands, List<Finding> refused, Map<Finding, String> commandIds) {
  private static final String REQUESTED_BY = "proof";
  private static final int MAX_REASON = 1_000;

  public Corrections {
    commands = List.copyOf(commands);
    refused = List.copyOf(refused);
    commandIds = Map.copyOf(commandIds);
  }

  /** The id of the command that corrects a finding; null where none does. */
  public @Nullable String of(Finding finding) {
    return commandIds.get(finding);
  }

  private record Event(String subject, String eventId) {
    /** Of a finding that can be corrected; else null. */
    static @Nullable Event of(Finding finding) {
      String subject = finding.place().subject();
      String eventId = finding.place().eventId();
      return subject == null || eventId == null || finding.correction().isEmpty()
          ? null
          : new Event(subject, eventId);
    }
  }

  /**
   * The corrections of a run. Where events were lost there are none: what looks foreign may be
   * theirs, and a command would take it back. Bring {@code raw.events} back first.
   *
   * @param runId identifies the run; the same run gives the same command ids
   */
  public static Corrections of(String runId, ProofResult result) {
    if (result.counts().containsKey(Finding.Kind.OFFSET_GAP)) {
      return new Corrections(
          List.of(),
          result.findings().stream().filter(f -> f.kind().isOfEntries()).toList(),
          Map.of());
    }
    return of(runId, result.findings());
  }

  static Corrections of(String runId, List<Finding> findings) {
    List<CommandMessage> commands = new ArrayList<>();
    List<Finding> refused = new ArrayList<>();
    Map<Finding, String> ids = new HashMap<>();
    Map<Event, List<Finding>> byEvent = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Event of = Event.of(finding);
      if (of != null) {
        byEvent.computeIfAbsent(of, any -> new ArrayList<>()).add(finding);
      } else if (finding.kind().isOfEntries()) {
        refused.add(finding);
      }
    }
    byEvent.forEach(
        (event, ofEvent) -> {
          String id = "%s-%d".formatted(runId, commands.size() + 1);
          try {
            commands.add(command(id, event.subject(), ofEvent));
            ofEvent.forEach(finding -> ids.put(finding, id));
          } catch (PostingRefusedException | InvalidFieldException e) {
            refused.addAll(ofEvent);
          }
        });
    return new Corrections(commands, refused, ids);
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
        ledgerAmounts,
        List.of());
  }
}
