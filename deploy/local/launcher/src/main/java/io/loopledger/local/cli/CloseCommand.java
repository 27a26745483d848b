package io.loopledger.local.cli;

import io.loopledger.close.CloseException;
import io.loopledger.close.CloseOutcome;
import io.loopledger.close.CloseProgress;
import io.loopledger.close.CloseRequest;
import io.loopledger.close.PeriodClose;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.Close;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.store.CloseRows;
import io.loopledger.local.Failure;
import io.loopledger.local.close.CloseText;
import io.loopledger.local.close.LocalCloses;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.night.step.ServerDown;
import io.loopledger.schemas.lake.Lake;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Closes the books of a period, opens them again, and shows what was closed. */
@Command(
    name = "close",
    sortOptions = false,
    description = {
      "Closes the books of a month: checks that it is proved and settled, closes the calendar, tags one"
          + " state of every table and freezes the figures as published. A close that was cut goes on"
          + " when it is called again."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:closed, opened or shown",
      "1:checks stand in the way, or it failed",
      "2:wrong use",
      "3:another close runs"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger close --period 2026-10 --dry-run",
      "  ./loopledger close --period 2026-10 --reason \"month-end\"",
      "  ./loopledger close --period 2026-10 --brand acme --force --reason \"auditor agrees\"",
      "  ./loopledger close --reopen --period 2026-10 --reason \"invoice of the carrier\"",
      "  ./loopledger close --list",
      "  A month-end step by step: docs/close.md"
    })
final class CloseCommand implements Callable<Integer> {
  private static final int IN_THE_WAY = 1;
  private static final int BUSY = 3;
  private static final String USUAL_REASON = "month-end close";

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--brand", paramLabel = "B", description = "Only this brand; else all.")
  private @Nullable String brand;

  @Option(names = "--by", paramLabel = "WHO", description = "Who does it (the user's name).")
  private String by = System.getProperty("user.name", "unknown");

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; recorded for ever. Needed with --force and --reopen.")
  private @Nullable String reason;

  @Option(names = "--dry-run", description = "Only checks, and changes nothing.")
  private boolean isDryRun;

  @Option(
      names = "--force",
      description = "Closes though checks fail, and records which. A month that runs stays open.")
  private boolean isForced;

  @Option(
      names = "--reopen",
      description = "Opens the books again; what was published stays readable under its tag.")
  private boolean isReopening;

  @Mixin private CloseOptions options = new CloseOptions();

  /** One of them. */
  static final class What {
    @Option(
        names = "--period",
        required = true,
        paramLabel = "YYYY-MM",
        description = "The month, such as 2026-10.")
    private @Nullable YearMonth period;

    @Option(names = "--list", required = true, description = "Lists all closes and reopenings.")
    private boolean isList;

    @Option(
        names = "--show",
        required = true,
        paramLabel = "YYYY-MM",
        description = "Shows the closes of a month: checks, tables, who, when and why.")
    private @Nullable YearMonth shown;
  }

  CloseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    YearMonth period = what.period;
    if (period == null) {
      show(new CloseRows(LocalCloses.database(platform)).all());
      return 0;
    }
    requireReason();
    platform.requireProcess(ServiceName.POSTGRES);
    try (Lake lake = platform.lake();
        LiveBlock block = new LiveBlock(session.terminal())) {
      CloseProgress progress =
          (step, detail) ->
              block.show(
                  () ->
                      List.of("  %s: %s".formatted(step.name().toLowerCase(Locale.ROOT), detail)));
      PeriodClose closes =
          new PeriodClose(LocalCloses.parts(platform, lake), policy(), Clock.systemUTC(), progress);
      return isDryRun ? check(closes, period) : run(closes, period);
    } catch (CloseException | ServerDown | IllegalStateException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private void show(List<Close> closes) {
    List<Close> asked =
        closes.stream()
            .filter(close -> what.isList || close.name().period().equals(what.shown))
            .toList();
    if (what.isList || asked.isEmpty()) {
      print(
          what.isList
              ? CloseText.list(asked)
              : List.of("%s was never closed.".formatted(what.shown)));
    } else {
      asked.forEach(close -> print(CloseText.show(close)));
    }
  }

  private int check(PeriodClose closes, YearMonth period) throws SQLException {
    List<CheckResult> checks = closes.check(period, brand);
    if (checks.isEmpty()) {
      print(List.of("%s is closed already.".formatted(period)));
      return 0;
    }
    print(CloseText.checks(checks));
    return checks.stream().anyMatch(CheckResult::isInTheWay) ? IN_THE_WAY : 0;
  }

  private int run(PeriodClose closes, YearMonth period) throws SQLException {
    CloseRequest request =
        new CloseRequest(
            period,
            brand,
            by,
            reason == null ? USUAL_REASON : reason,
            isForced ? CloseRequest.Checks.FORCED : CloseRequest.Checks.BINDING);
    CloseOutcome outcome = isReopening ? closes.reopen(request) : closes.close(request);
    print(CloseText.lines(outcome));
    return switch (outcome) {
      case CloseOutcome.Done done -> 0;
      case CloseOutcome.AlreadyClosed already -> 0;
      case CloseOutcome.Refused refused -> IN_THE_WAY;
      case CloseOutcome.Busy busy -> BUSY;
    };
  }

  private void requireReason() {
    if ((isForced || isReopening) && reason == null) {
      throw new ParameterException(
          spec.commandLine(), "--force and --reopen need --reason: it is recorded for ever");
    }
    if (isReopening && (isForced || isDryRun)) {
      throw new ParameterException(
          spec.commandLine(), "--reopen goes neither with --force nor with --dry-run");
    }
  }

  private ClosePolicy policy() {
    try {
      return options.policy();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(List<String> lines) {
    lines.forEach(session.terminal()::line);
  }
}
