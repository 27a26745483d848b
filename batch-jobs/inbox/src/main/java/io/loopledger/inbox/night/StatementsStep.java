package io.loopledger.inbox.night;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.inbox.Run;
import io.loopledger.inbox.StatementTaker;
import io.loopledger.inbox.TakeResult;
import io.loopledger.inbox.book.Book;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.settings.InboxSettings;
import io.loopledger.inbox.sftp.SftpFetcher;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fetches and takes the files of finance systems. What is there is taken even if a server is down;
 * then the step says so, and is called again.
 */
public final class StatementsStep implements NightStep {
  private final Path home;
  private final ReferenceLog references;
  private final Book book;
  private final StatementTaker.Waiting waiting;

  /**
   * The step of a home.
   *
   * @param references the registered brands
   * @param book what was taken
   */
  public StatementsStep(Path home, ReferenceLog references, Book book) {
    this(home, references, book, Thread::sleep);
  }

  StatementsStep(Path home, ReferenceLog references, Book book, StatementTaker.Waiting waiting) {
    this.home = home;
    this.references = references;
    this.book = book;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "statements";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    InboxSettings settings = InboxSettings.of(home);
    InboxFolder inbox = new InboxFolder(InboxSettings.folder(home));
    SftpFetcher.Result fetched =
        new SftpFetcher(inbox).fetch(settings.sources(), what -> progress.at(0, 0, what));
    TakeResult taken = take(inbox, settings, context, progress);
    if (!fetched.down().isEmpty()) {
      throw new ServerDown(fetched.down().getFirst().server(), fetched.down().getFirst());
    }
    return report(taken, fetched.problems());
  }

  private TakeResult take(
      InboxFolder inbox, InboxSettings settings, NightContext context, StepProgress progress)
      throws IOException, InterruptedException {
    return new StatementTaker(inbox, tenantsByBrand(), book, settings.settle(), waiting)
        .take(new Run(context.runId(), context.nominalTime()), progress::at);
  }

  private Map<String, String> tenantsByBrand() {
    references.refresh();
    Map<String, String> tenants = new TreeMap<>();
    references.latest().brands().forEach(brand -> tenants.put(brand.id(), brand.tenant()));
    return tenants;
  }

  static StepReport report(TakeResult taken, List<String> refusedServers) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("files taken", BigDecimal.valueOf(taken.count(Verdict.TAKEN)));
    figures.put("files refused", BigDecimal.valueOf(taken.count(Verdict.REFUSED)));
    figures.put("files taken before", BigDecimal.valueOf(taken.count(Verdict.TAKEN_BEFORE)));
    figures.put("lines taken", BigDecimal.valueOf(taken.lines()));
    figures.putAll(taken.totals());
    List<String> lines = new ArrayList<>(refusedServers);
    lines.addAll(taken.words());
    long findings = taken.findings() + refusedServers.size();
    Severity severity =
        refusedServers.isEmpty()
            ? findings == 0 ? Severity.CLEAN : Severity.NOTICE
            : Severity.ALARM;
    return new StepReport(figures, findings, lines, severity);
  }
}
