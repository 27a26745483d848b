package io.loopledger.proof;

import io.loopledger.proof.net.Amounts;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.proof.ProofFinding;
import io.loopledger.schemas.proof.ProofRun;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Results of proofs as rows of {@code ops.proofs}. */
public final class ProofRuns {
  private static final int MAX_LONG_BITS = 63;

  private ProofRuns() {}

  /**
   * The row of a result.
   *
   * @param runId identifies the run
   * @param recordedTime the run's nominal time
   */
  public static ProofRun of(String runId, Instant recordedTime, ProofResult result) {
    SubjectsProof subjects = result.subjects();
    Corrections corrections = Corrections.of(runId, result);
    return new ProofRun(
        runId,
        result.isClean(),
        result.snapshots().checkpointId(),
        snapshots(result),
        subjects.subjects(),
        subjects.events(),
        subjects.lines(),
        subjects.entries(),
        result.records(),
        subjects.waiting().size(),
        result.counts().values().stream().mapToLong(Long::longValue).sum(),
        counts(result),
        listed(corrections, result.findings()),
        corrections(corrections),
        recordedTime);
  }

  private static Map<String, String> snapshots(ProofResult result) {
    Map<String, String> snapshots = new LinkedHashMap<>();
    result
        .snapshots()
        .byTable()
        .forEach((table, snapshot) -> snapshots.put(table.qualifiedName(), snapshotText(snapshot)));
    return snapshots;
  }

  private static String snapshotText(OptionalLong snapshot) {
    return snapshot.isPresent() ? Long.toString(snapshot.getAsLong()) : "none";
  }

  private static Map<String, String> counts(ProofResult result) {
    Map<String, String> counts = new LinkedHashMap<>();
    result.counts().forEach((kind, count) -> counts.put(kind.name(), Long.toString(count)));
    return counts;
  }

  private static List<ProofFinding> listed(Corrections corrections, List<Finding> findings) {
    List<ProofFinding> listed = new ArrayList<>();
    for (Finding finding : findings) {
      Finding.Place place = finding.place();
      listed.add(
          new ProofFinding(
              finding.kind().name(),
              place.brand(),
              place.subject(),
              place.eventId(),
              place.source(),
              place.account(),
              place.measure(),
              micros(finding.expected()),
              micros(finding.found()),
              finding.message(),
              corrections.of(finding)));
    }
    return listed;
  }

  private static @Nullable Long micros(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    BigInteger micros = Amounts.micros(amount);
    return micros.bitLength() > MAX_LONG_BITS ? null : Long.valueOf(micros.longValueExact());
  }

  private static Map<String, String> corrections(Corrections corrections) {
    Map<String, String> commands = new LinkedHashMap<>();
    for (CommandMessage command : corrections.commands()) {
      commands.put(
          command.commandId(), new String(CommandJson.write(command), StandardCharsets.UTF_8));
    }
    return commands;
  }
}
