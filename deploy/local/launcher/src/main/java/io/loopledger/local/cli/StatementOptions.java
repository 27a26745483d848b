package io.loopledger.local.cli;

import io.loopledger.inbox.issuer.Hint;
import io.loopledger.inbox.issuer.LineGroup;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whose files they are, and of which kind. */
final class StatementOptions {
  @Option(
      names = "--brand",
      paramLabel = "B",
      description = "The brand: its mappings and issuers.yaml are used.")
  private @Nullable String brand;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      converter = OfFolder.class,
      description =
          "What the files are, where they do not say so themselves: payments, marketplaces,"
              + " carriers, partners, bank or ledger.")
  private @Nullable LineGroup group;

  /** A kind by the name of its folder. */
  static final class OfFolder implements ITypeConverter<LineGroup> {
    @Override
    public LineGroup convert(String folder) {
      return LineGroup.ofFolder(folder)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s"
                          .formatted(
                              folder,
                              Arrays.stream(LineGroup.values()).map(LineGroup::folder).toList())));
    }
  }

  Optional<String> brand() {
    return Optional.ofNullable(brand);
  }

  Optional<LineGroup> group() {
    return Optional.ofNullable(group);
  }

  Hint hint() {
    return new Hint(group(), Optional.empty());
  }
}
