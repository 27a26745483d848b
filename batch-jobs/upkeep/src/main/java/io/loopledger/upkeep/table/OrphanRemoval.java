package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.policy.History;
import io.loopledger.upkeep.policy.OrphanPolicy;
import io.loopledger.upkeep.policy.SnapshotRecord;
import io.loopledger.upkeep.policy.StoredFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Finds the files in a table's folder that are nobody's, and the ones that should be there. */
final class OrphanRemoval {
  private static final String METADATA_FILE = ".metadata.json";

  private final Table table;
  private final Findings findings;
  private final OrphanPolicy policy;

  OrphanRemoval(Table table, Findings findings, OrphanPolicy policy) {
    this.table = table;
    this.findings = findings;
    this.policy = policy;
  }

  /**
   * What a look at the folder showed.
   *
   * @param orphans files to delete
   * @param metadataFiles metadata files, orphans among them not counted
   */
  record Found(List<StoredFile> orphans, int metadataFiles) {
    static final Found NOTHING = new Found(List.of(), 0);
  }

  /**
   * Looks. The folder is listed first and the metadata read second: what is committed between is
   * named then, and never the other way round.
   */
  Found look(Instant now) {
    findings.step("listing the folder");
    Optional<List<StoredFile>> folder = list(table.io());
    if (folder.isEmpty()) {
      return Found.NOTHING;
    }
    List<StoredFile> listed = folder.get();
    table.refresh();
    if (isAnythingMissing(listed)) {
      return new Found(List.of(), metadataFiles(listed));
    }
    History history = Histories.of(table);
    List<StoredFile> orphans =
        history.snapshots().isEmpty()
            ? List.of()
            : policy.orphans(listed, NamedFiles.of(table), writerSeenAt(history), now);
    List<StoredFile> rest = new ArrayList<>(listed);
    rest.removeAll(orphans);
    return new Found(orphans, metadataFiles(rest));
  }

  void delete(List<StoredFile> orphans) {
    findings.step("deleting %,d orphans".formatted(orphans.size()));
    orphans.forEach(file -> table.io().deleteFile(file.location()));
  }

  private Optional<List<StoredFile>> list(FileIO io) {
    if (!(io instanceof SupportsPrefixOperations folders)) {
      findings.problem(
          Problem.Code.CANNOT_LIST,
          "%s cannot list a folder, so orphans were not looked for; use S3FileIO or another that can"
              .formatted(io.getClass().getName()));
      return Optional.empty();
    }
    List<StoredFile> files = new ArrayList<>();
    // With the slash: without it an object store lists the neighbour t2 of a table t as well.
    String folder = table.location().endsWith("/") ? table.location() : table.location() + "/";
    folders
        .listPrefix(folder)
        .forEach(
            file ->
                files.add(
                    new StoredFile(
                        file.location(),
                        file.size(),
                        Instant.ofEpochMilli(file.createdAtMillis()))));
    return Optional.of(files);
  }

  /**
   * A file that was committed after the listing is in no list and yet there, so each is asked for.
   */
  private boolean isAnythingMissing(List<StoredFile> listed) {
    Set<String> present =
        listed.stream().map(StoredFile::location).collect(Collectors.toCollection(HashSet::new));
    List<String> missing = new ArrayList<>();
    for (String location : LiveFiles.of(table).locations()) {
      if (!present.contains(location) && !table.io().newInputFile(location).exists()) {
        missing.add(location);
      }
    }
    if (missing.isEmpty()) {
      return false;
    }
    findings.problem(
        Problem.Code.FILE_MISSING,
        ("%d files of the newest snapshot are not there, the first is %s; restore them from a backup."
                + " No orphan was deleted")
            .formatted(missing.size(), missing.getFirst()));
    return true;
  }

  private static Optional<Instant> writerSeenAt(History history) {
    return history.mainChain().stream()
        .filter(snapshot -> snapshot.marker().isPresent())
        .map(SnapshotRecord::committedAt)
        .findFirst();
  }

  private static int metadataFiles(List<StoredFile> files) {
    return (int) files.stream().filter(file -> file.location().endsWith(METADATA_FILE)).count();
  }
}
