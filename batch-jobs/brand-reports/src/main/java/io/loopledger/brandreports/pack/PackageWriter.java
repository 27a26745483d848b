package io.loopledger.brandreports.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.brandreports.ReportPackage;
import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.documents.json.JsonText;
import io.loopledger.rows.Trino;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes packages below a folder: {@code BRAND/REPORT/PERIOD/NUMBER-ID}. All files but the manifest
 * come first; each has its name only once all of it is on the disk. So who sees the manifest sees
 * the package.
 */
public final class PackageWriter {
  private static final String LOCK = ".lock";

  private final Path root;

  /** Below this folder. */
  public PackageWriter(Path root) {
    this.root = root;
  }

  /**
   * Makes a package, or finds the one that was made from the same facts before.
   *
   * @param trino where the queries go, as the brand's user
   * @throws IllegalStateException if another run is at this report and period
   */
  public ReportPackage write(PackageFacts facts, Trino trino) throws SQLException, IOException {
    Path folder =
        root.resolve(facts.brand().id())
            .resolve(facts.report().safeName())
            .resolve(facts.period().label());
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, folder)) {
      return write(facts, trino, PackageArchive.read(folder));
    }
  }

  private static FileLock lock(FileChannel channel, Path folder) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw busy(folder, e);
    }
    if (lock == null) {
      throw busy(folder, null);
    }
    return lock;
  }

  private static IllegalStateException busy(Path folder, @Nullable Exception cause) {
    return new IllegalStateException(
        "another run writes this report to %s; wait until it has ended".formatted(folder), cause);
  }

  private static ReportPackage write(PackageFacts facts, Trino trino, PackageArchive archive)
      throws SQLException, IOException {
    String name = facts.report().safeName();
    Optional<PackageArchive.Made> same = archive.find(facts.id());
    if (same.isPresent() && PackageArchive.isIntact(same.get())) {
      return PackageArchive.result(same.get().folder(), same.get().manifest(), name);
    }
    Path folder = archive.newFolder(facts.id());
    List<PackedTable> tables = tables(facts, trino, folder);
    ObjectNode manifest = new Manifest(facts).tree(tables);
    archive
        .before(PackageArchive.number(folder))
        .ifPresent(
            earlier ->
                Restatement.add(
                    manifest, earlier.manifest(), earlier.folder().getFileName().toString()));
    byte[] text = JsonText.of(manifest).getBytes(StandardCharsets.UTF_8);
    new PartFile(folder, Manifest.FILE)
        .write(
            out -> {
              out.write(text);
              out.close();
            });
    return PackageArchive.result(folder, manifest, name);
  }

  private static List<PackedTable> tables(PackageFacts facts, Trino trino, Path folder)
      throws SQLException, IOException {
    List<PackedTable> tables = new ArrayList<>();
    try (Connection connection = trino.connect()) {
      TableExport export = new TableExport(connection, facts.report().csv());
      for (ReportTable table : facts.tables()) {
        tables.add(table(export, table, folder));
      }
    }
    return tables;
  }

  private static PackedTable table(TableExport export, ReportTable table, Path folder)
      throws SQLException, IOException {
    List<TableExport.Exported> exported = new ArrayList<>();
    PartFile.Written file;
    try {
      file =
          new PartFile(folder, table.fileName() + ".csv")
              .write(
                  out -> {
                    try {
                      exported.add(export.export(table, out));
                    } catch (SQLException e) {
                      throw new Asked(e);
                    }
                  });
    } catch (Asked e) {
      throw e.failure;
    } catch (UncheckedIOException e) {
      // The CSV library wraps what the disk says.
      throw e.getCause();
    }
    TableExport.Exported done = exported.getFirst();
    return new PackedTable(table, done.columns(), file, done.rows(), done.fingerprints().finish());
  }

  /** Carries a failed query through code that only knows failures of files. */
  private static final class Asked extends IOException {
    private static final long serialVersionUID = 1L;
    private final SQLException failure;

    private Asked(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
