package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.proof.sql.StoredProofs;
import io.loopledger.schemas.proof.ProofRun;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds the proof that a command is about. */
final class StoredProofReader {
  private final StoredProofs proofs;

  StoredProofReader(Platform platform) {
    this.proofs = new StoredProofs(() -> platform.trino(TrinoUsers.ADMIN));
  }

  List<ProofRun> newest(int count) throws SQLException {
    return proofs.newest(count);
  }

  /** The run of this id, or the newest. */
  ProofRun find(Optional<String> runId) throws SQLException {
    String id = runId.isPresent() ? runId.get() : newestId();
    return proofs
        .find(id)
        .orElseThrow(
            () ->
                new Failure(
                    "There is no proof '%s'; ./loopledger proof list has those there are"
                        .formatted(id)));
  }

  private String newestId() throws SQLException {
    return proofs.newest(1).stream()
        .findFirst()
        .map(ProofRun::runId)
        .orElseThrow(
            () -> new Failure("Nothing was proved yet; ./loopledger nightly proves the ledger"));
  }
}
