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

/** Registers a brand. */
@Command(
    name = "register",
    sortOptions = false,
    description = "Registers a brand, and a programme of it, before its services send events.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger brands register --brand acme --program take-back",
      "  ./loopledger brands register --brand acme-uk --legal-country GB --zone Europe/London \\",
      "      --reporting-currency GBP"
    })
final class BrandsRegisterCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private BrandOptions brand = new BrandOptions();

  @Option(
      names = "--program",
      paramLabel = "P",
      description = "A programme of the brand, which decides method and factors.")
  private @Nullable String program;

  BrandsRegisterCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    platform.requireHome();
    new BrandRegistration(platform.references(), BrandDefaults.REGISTERED)
        .register(brand.request(Optional.ofNullable(program)), session.terminal()::line);
    return 0;
  }
}
