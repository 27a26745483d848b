package io.loopledger.inbox;

import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.issuer.Hint;
import io.loopledger.inbox.issuer.Issuers;
import io.loopledger.inbox.settings.IssuerFile;
import io.loopledger.statements.StatementFiles;
import io.loopledger.statements.csv.CsvMapping;
import io.loopledger.statements.csv.MappingParser;
import io.loopledger.statements.source.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the files of a brand are read.
 *
 * @param files reads formats and the brand's mappings
 * @param issuers tells senders
 */
public record BrandReader(StatementFiles files, Issuers issuers) {

  /** Without any setting of a brand. */
  public static BrandReader builtIn() {
    return new BrandReader(StatementFiles.builtIn(), IssuerFile.builtIn());
  }

  /**
   * With the mappings and senders that stand in a brand's folder.
   *
   * @throws IllegalArgumentException naming file, field and fix if one of them cannot be used
   */
  public static BrandReader of(Path folder) throws IOException {
    Path issuers = folder.resolve(InboxFolder.ISSUERS);
    return new BrandReader(
        StatementFiles.with(mappings(folder.resolve(InboxFolder.MAPPINGS)), Limits.DEFAULT),
        Files.isRegularFile(issuers)
            ? IssuerFile.with(issuers.toString(), Files.readString(issuers, StandardCharsets.UTF_8))
            : IssuerFile.builtIn());
  }

  private static List<CsvMapping> mappings(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<CsvMapping> mappings = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        mappings.add(
            MappingParser.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
      }
    }
    return mappings;
  }

  /** Checks a file: its content, and whether every sender in it is known. */
  public Checked check(Path file, Hint hint) throws IOException {
    return Checked.of(files.check(file), issuers, hint);
  }
}
