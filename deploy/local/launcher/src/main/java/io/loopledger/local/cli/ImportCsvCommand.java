package io.loopledger.local.cli;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.imports.DryRunScreen;
import io.loopledger.local.imports.ImportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports rows by a mapping. */
@Command(
    name = "csv",
    sortOptions = false,
    description = "Imports any CSV file by a mapping; docs/mapping.md describes the language.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger import csv reparaturen.csv --mapping partner.yaml --brand acme --dry-run",
      "  ./loopledger import csv payouts.csv.gz --mapping payouts.yaml --brand acme \\",
      "      --program trade-in --set currency=EUR"
    })
final class ImportCsvCommand implements Callable<Integer> {
  private static final String TAB = "tab";

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "CSV, plain or gzip.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING.yaml",
      description = "What the rows become.")
  private Path mapping = Path.of("");

  @Mixin private BrandOptions brand = new BrandOptions();

  @Option(names = "--program", paramLabel = "P", description = "A programme (none).")
  private @Nullable String program;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the mapping; may be given several times.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--delimiter",
      paramLabel = "SIGN",
      description = "What stands between two cells, or 'tab' (as the mapping says, or found out).")
  private @Nullable String delimiter;

  @Option(names = "--dry-run", description = "Publishes nothing; shows what would become of it.")
  private boolean dryRun;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "5",
      description = "Events a dry run shows (${DEFAULT-VALUE}).")
  private int show;

  @Mixin private WaitOption waiting = new WaitOption();

  ImportCsvCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    ImportFormat format =
        ImportFormat.csv(
            Mapping.parse(mapping.toString(), Files.readString(mapping)), parameters, sign());
    BrandRequest request = brand.request(Optional.ofNullable(program));
    if (dryRun) {
      new DryRunScreen(session.platform(), session.terminal(), format).run(file, request, show);
      return 0;
    }
    return waiting.run(session, format, file, request);
  }

  private Optional<Character> sign() {
    if (delimiter == null) {
      return Optional.empty();
    }
    String sign = delimiter.equals(TAB) ? "\t" : delimiter;
    if (sign.length() != 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--delimiter '%s' is not one sign such as ';', nor 'tab'".formatted(sign));
    }
    return Optional.of(sign.charAt(0));
  }
}
