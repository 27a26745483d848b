package io.loopledger.restatement.plan;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.command.CommandMessage;
import java.util.List;
import java.util.Optional;

/**
 * What a run does with a subject.
 *
 * @param subject ledger subject
 * @param events how many events it has
 * @param lowestPin lowest version its events are pinned to now
 * @param highestPin highest version its events are pinned to now
 * @param published its journal as it is now
 * @param difference what the command would post, entry by entry
 * @param command the command; empty where there is nothing to ask for
 * @param refusal why it cannot be restated; empty where it can
 */
public record SubjectPlan(
    String subject,
    int events,
    long lowestPin,
    long highestPin,
    List<Posting> published,
    List<Caused> difference,
    Optional<CommandMessage> command,
    Optional<Refusal> refusal) {
  public SubjectPlan {
    published = List.copyOf(published);
    difference = List.copyOf(difference);
  }

  /**
   * Why a subject cannot be restated.
   *
   * @param subject ledger subject
   * @param code as in {@code ops.rejections}, or {@code RESTATED_SINCE}
   * @param message what is wrong and how to mend it
   */
  public record Refusal(String subject, String code, String message) {}
}
