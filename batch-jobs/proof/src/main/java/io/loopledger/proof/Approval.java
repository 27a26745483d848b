package io.loopledger.proof;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.proof.ProofRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The corrections of a proof, approved: who approves, and why, goes with each command and from
 * there into {@code ops.commands}.
 */
public final class Approval {
  private static final int MAX_REASON = 1_000;

  private Approval() {}

  /**
   * The commands of a run, in their order, in somebody's name.
   *
   * @param wanted ids of the commands that are approved; all of them if there is none
   * @throws IllegalArgumentException if the run has no such command
   */
  public static List<CommandMessage> of(
      ProofRun run, List<String> wanted, String by, String reason) {
    for (String id : wanted) {
      if (!run.corrections().containsKey(id)) {
        throw new IllegalArgumentException(
            "run '%s' has no correction '%s'; it has %s"
                .formatted(run.runId(), id, ids(run.corrections())));
      }
    }
    List<String> approved = wanted.isEmpty() ? ids(run.corrections()) : wanted;
    List<CommandMessage> commands = new ArrayList<>(approved.size());
    for (String id : approved) {
      commands.add(inName(read(requireNonNull(run.corrections().get(id))), by, reason));
    }
    return commands;
  }

  /** In the order in which the proof made them: their ids end with a number. */
  private static List<String> ids(Map<String, String> corrections) {
    return corrections.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static CommandMessage inName(CommandMessage command, String by, String reason) {
    String whole = reason + ": " + command.reason();
    return command.askedBy(
        by, whole.length() > MAX_REASON ? whole.substring(0, MAX_REASON) : whole);
  }

  private static CommandMessage read(String json) {
    return switch (CommandJson.read(json.getBytes(StandardCharsets.UTF_8))) {
      case CommandJson.Read.Valid(CommandMessage command) -> command;
      case CommandJson.Read.Invalid(Fault fault) ->
          throw new IllegalStateException(
              "a correction in ops.proofs is no command: " + fault.message());
    };
  }
}
