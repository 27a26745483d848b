package io.loopledger.local.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose report, of when, and in which form. */
final class ReportOptions {
  @Option(names = "--brand", paramLabel = "B", description = "The brand.")
  private @Nullable String brand;

  @Option(
      names = "--tenant",
      paramLabel = "T",
      description = "All brands of a tenant; finance and booking-batch.")
  private @Nullable String tenant;

  @Option(names = "--program", paramLabel = "P", description = "Only this programme; impact.")
  private @Nullable String program;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "A month such as 2026-10; impact also a quarter (2026-Q4), a year, or 2026-10..2026-11."
              + " Default: the newest month that was closed. One that is open gives a report that is"
              + " marked provisional.")
  private @Nullable String period;

  @Option(
      names = "--as-of",
      paramLabel = "TAG",
      description =
          "The state to read, such as closed-2026-10. Default: that of the period's close.")
  private @Nullable String asOf;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "en or de (${DEFAULT-VALUE}).")
  private Language language = Language.EN;

  /** Languages of reports. */
  enum Language {
    EN(Locale.ENGLISH),
    DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
      this.locale = locale;
    }
  }

  Optional<String> brand() {
    return Optional.ofNullable(brand);
  }

  Optional<String> tenant() {
    return Optional.ofNullable(tenant);
  }

  Optional<String> program() {
    return Optional.ofNullable(program);
  }

  Optional<String> period() {
    return Optional.ofNullable(period);
  }

  Optional<String> asOf() {
    return Optional.ofNullable(asOf);
  }

  Locale locale() {
    return language.locale;
  }
}
