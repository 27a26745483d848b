package io.loopledger.local.cli;

import io.loopledger.local.brands.BrandDefaults;
import io.loopledger.local.brands.BrandRegistration;
import io.loopledger.local.platform.Platform;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes what a restatement can bring to what was posted before. */
@Command(
    name = "revise",
    sortOptions = false,
    description = {
      "Changes method, factor revision or policies of a registered brand. Events that come from then"
          + " on are posted under it; what was posted before stays until it is restated.",
      "Tenant, country, zone and currency cannot change: figures were posted under them."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger brands revise --brand acme --program take-back --factor-revision 2",
      "  ./loopledger brands revise --brand acme --program take-back --method RESALE \\",
      "      --factor-revision 1",
      "  then: ./loopledger restate --to latest --brand acme --reason \"...\" --dry-run"
    })
final class BrandsReviseCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private BrandOptions brand = new BrandOptions();

  @Option(
      names = "--program",
      paramLabel = "P",
      description = "The programme whose method or factor revision changes.")
  private @Nullable String program;

  BrandsReviseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    platform.requireHome();
    new BrandRegistration(platform.references(), BrandDefaults.REGISTERED)
        .revise(brand.request(Optional.ofNullable(program)), session.terminal()::line);
    return 0;
  }
}
