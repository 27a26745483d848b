package io.loopledger.local.cli;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.inbox.Run;
import io.loopledger.inbox.StatementTaker;
import io.loopledger.inbox.TakeResult;
import io.loopledger.inbox.book.LakeBook;
import io.loopledger.inbox.folder.InboxBusyException;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.settings.InboxSettings;
import io.loopledger.inbox.sftp.SftpFetcher;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.statements.StatementsText;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes files now. */
@Command(
    name = "take",
    sortOptions = false,
    description = {
      "Takes files of finance systems, each once, wholly or not at all: those that lie in the inbox"
          + " or on the servers of inbox.yaml, or the files that are named. Of these a copy goes"
          + " through the inbox; they stay where they are.",
      "Ends with 1 if a file was refused, or something else has to be looked at."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger statements take",
      "  ./loopledger statements take --brand demo settlement.csv",
      "  ./loopledger statements take --brand demo --into partners invoice.xml",
      "  What is taken and how: docs/inbox.md"
    })
final class StatementsTakeCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StatementOptions options = new StatementOptions();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "The files; none: the inbox.")
  private List<Path> files = new ArrayList<>();

  StatementsTakeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!files.isEmpty() && options.brand().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "whose file is it? Say --brand B");
    }
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.POSTGRES);
    Map<String, String> tenants =
        platform.references().latest().brands().stream()
            .collect(Collectors.toMap(Brand::id, Brand::tenant));
    options.brand().ifPresent(brand -> requireRegistered(brand, tenants));
    try (Lake lake = platform.lake()) {
      return take(platform.home().root(), lake, tenants);
    } catch (InboxBusyException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireRegistered(String brand, Map<String, String> tenants) {
    if (!tenants.containsKey(brand)) {
      throw new Failure(
          "Brand '%s' is not registered; registered are %s"
              .formatted(brand, tenants.keySet().stream().sorted().toList()));
    }
  }

  private int take(Path home, Lake lake, Map<String, String> tenants)
      throws IOException, InterruptedException {
    InboxSettings settings = InboxSettings.of(home);
    InboxFolder inbox = new InboxFolder(InboxSettings.folder(home));
    StatementTaker taker =
        new StatementTaker(inbox, tenants, new LakeBook(lake), settings.settle(), Thread::sleep);
    List<String> problems = new ArrayList<>();
    TakeResult result;
    try (LiveBlock block = new LiveBlock(session.terminal())) {
      StatementTaker.Progress progress =
          (done, total, what) ->
              block.show(
                  () ->
                      List.of(
                          total == 0 ? "  " + what : "  %d of %d %s".formatted(done, total, what)));
      if (files.isEmpty()) {
        problems.addAll(fetch(inbox, settings, progress));
      }
      result = take(inbox, taker, progress);
    }
    problems.forEach(problem -> session.terminal().line(Printable.line(problem)));
    StatementsText.result(result).forEach(session.terminal()::line);
    return result.findings() == 0 && problems.isEmpty() ? 0 : 1;
  }

  private List<String> fetch(
      InboxFolder inbox, InboxSettings settings, StatementTaker.Progress progress)
      throws IOException {
    SftpFetcher.Result fetched =
        new SftpFetcher(inbox)
            .fetch(
                settings.sources().stream()
                    .filter(source -> options.brand().map(source.brand()::equals).orElse(true))
                    .toList(),
                what -> progress.at(0, 0, what));
    List<String> problems = new ArrayList<>(fetched.problems());
    fetched.down().forEach(down -> problems.add(String.valueOf(down.getMessage())));
    return problems;
  }

  private TakeResult take(InboxFolder inbox, StatementTaker taker, StatementTaker.Progress progress)
      throws IOException, InterruptedException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Run run = new Run("statements-" + now, now);
    Optional<String> brand = options.brand();
    if (files.isEmpty()) {
      return taker.take(run, file -> brand.map(file.brand()::equals).orElse(true), progress);
    }
    Set<Path> put = new LinkedHashSet<>();
    for (Path file : files) {
      put.add(inbox.put(brand.orElseThrow(), options.group(), file));
    }
    return taker.takeNow(run, put, progress);
  }
}
