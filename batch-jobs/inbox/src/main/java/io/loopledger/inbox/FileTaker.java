package io.loopledger.inbox;

import io.loopledger.inbox.book.Book;
import io.loopledger.inbox.folder.Dropped;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.folder.Kept;
import io.loopledger.inbox.row.Hashes;
import io.loopledger.inbox.row.SettlementRows;
import io.loopledger.inbox.row.Tally;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import io.loopledger.statements.model.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes one file after the other: lines, then the row about the file, then its move. */
final class FileTaker {
  private final Book book;
  private final InboxFolder folder;
  private final Run run;
  private final Consumer<Point> reached;
  private final Map<String, List<StatementFile>> takenByHash = new HashMap<>();
  private final Map<String, Book.Lines> linesByHash = new HashMap<>();
  private final Set<String> noted = new HashSet<>();

  FileTaker(Book book, InboxFolder folder, Run run, Consumer<Point> reached) {
    this.book = book;
    this.folder = folder;
    this.run = run;
    this.reached = reached;
    book.files().forEach(this::remember);
  }

  private void remember(StatementFile row) {
    noted.add(row.fileId());
    if (row.verdict() == Verdict.TAKEN) {
      takenByHash.computeIfAbsent(row.content().hash(), hash -> new ArrayList<>()).add(row);
    }
  }

  /** Looks once for what runs that were cut have left of these files. */
  void lookFor(List<FileIdentity> files) {
    Set<String> unknown = new HashSet<>();
    files.forEach(file -> unknown.add(file.contentSha256()));
    unknown.removeAll(takenByHash.keySet());
    linesByHash.putAll(book.lines(unknown));
  }

  /**
   * Does with a file what is to be done.
   *
   * @return what a person has to decide, if anything
   * @throws IOException if the file cannot be read or moved; it stays
   */
  Optional<String> take(Dropped file, FileIdentity identity, String tenant, BrandReader reader)
      throws IOException {
    One one = new One(file, identity, new SettlementLine.Owner(tenant, file.brand()), reader);
    switch (plan(file, identity, reader)) {
      case FilePlan.Take take -> take(one, take.good());
      case FilePlan.Note note -> note(one, note.good(), note.takenTime());
      case FilePlan.Move ignored -> keep(one);
      case FilePlan.SetAside aside -> setAside(one, aside.before());
      case FilePlan.Refuse refuse -> refuse(one, refuse.bad());
      case FilePlan.Leave leave -> {
        return Optional.of(leave.problem());
      }
    }
    return Optional.empty();
  }

  /** A file while it is taken. */
  private record One(
      Dropped file, FileIdentity identity, SettlementLine.Owner owner, BrandReader reader) {}

  private FilePlan plan(Dropped file, FileIdentity identity, BrandReader reader)
      throws IOException {
    Optional<FilePlan> plan = FilePlan.ofTaken(file, identity, known(file, identity));
    if (plan.isPresent()) {
      return plan.get();
    }
    Checked checked = reader.check(file.file(), file.hint());
    if (checked instanceof Checked.Good good && !good.accepted().file().equals(identity)) {
      return new FilePlan.Leave("it changed while it was read; it is looked at again next time");
    }
    return FilePlan.ofNew(
        file, checked, Optional.ofNullable(linesByHash.get(identity.contentSha256())));
  }

  private FilePlan.Known known(Dropped file, FileIdentity identity) {
    List<StatementFile> taken = takenByHash.getOrDefault(identity.contentSha256(), List.of());
    return new FilePlan.Known(
        taken.stream().filter(row -> row.owner().brand().equals(file.brand())).findFirst(),
        taken.stream()
            .filter(row -> row.lines() > 0)
            .map(row -> row.owner().brand())
            .filter(brand -> !brand.equals(file.brand()))
            .findFirst(),
        Files.exists(kept(file).taken(file, identity.sha256())));
  }

  private void take(One one, Checked.Good good) throws IOException {
    Book.Writing writing = book.write(one.identity().contentSha256());
    Tally tally = lines(one, good, run.takenTime(), writing::add);
    reached.accept(Point.LINES_WRITTEN);
    writing.commit();
    reached.accept(Point.LINES_COMMITTED);
    noteTaken(one, good, tally, run.takenTime());
  }

  private void note(One one, Checked.Good good, Instant takenTime) throws IOException {
    noteTaken(one, good, lines(one, good, takenTime, row -> {}), takenTime);
  }

  private static Tally lines(
      One one, Checked.Good good, Instant takenTime, Consumer<SettlementLine> out)
      throws IOException {
    return new FileLines(one.reader().files(), one.file().file(), good)
        .forEach(new SettlementRows(one.owner(), one.identity(), takenTime), out);
  }

  private void noteTaken(One one, Checked.Good good, Tally tally, Instant takenTime)
      throws IOException {
    add(
        new StatementFile(
            Hashes.of(Verdict.TAKEN.name(), one.identity().contentSha256(), one.owner().brand()),
            run.id(),
            one.owner(),
            Verdict.TAKEN,
            content(one),
            good.accepted().format(),
            good.accepted().statements().size(),
            tally.lines(),
            tally.totals(),
            0,
            null,
            takenTime));
    keep(one);
  }

  private void keep(One one) throws IOException {
    move(one, kept(one.file()).taken(one.file(), one.identity().sha256()));
  }

  private void setAside(One one, StatementFile before) throws IOException {
    add(notTaken(one, Verdict.TAKEN_BEFORE, before.format(), 0, Texts.before(before)));
    Path target = kept(one.file()).taken(one.file(), one.identity().sha256());
    Kept.write(target, Texts.NOTE, Texts.note(before));
    reached.accept(Point.REPORT_WRITTEN);
    move(one, target);
  }

  private void refuse(One one, Checked.Bad bad) throws IOException {
    String format = bad.format().isEmpty() ? null : bad.format();
    add(notTaken(one, Verdict.REFUSED, format, bad.count(), bad.faults().getFirst().toString()));
    Path target = kept(one.file()).quarantined(one.file(), one.identity().sha256());
    Kept.write(target, Texts.REPORT, Texts.report(one.file(), one.identity(), bad, run));
    reached.accept(Point.REPORT_WRITTEN);
    move(one, target);
  }

  private StatementFile notTaken(
      One one, Verdict verdict, @Nullable String format, long faults, String message) {
    String id =
        Hashes.of(
            verdict.name(),
            one.identity().contentSha256(),
            one.owner().brand(),
            one.file().path(),
            run.id());
    return new StatementFile(
        id,
        run.id(),
        one.owner(),
        verdict,
        content(one),
        format,
        0,
        0,
        List.of(),
        faults,
        message,
        run.takenTime());
  }

  private static StatementFile.Content content(One one) {
    return new StatementFile.Content(
        one.identity().contentSha256(),
        one.identity().sha256(),
        one.file().path(),
        one.identity().sizeBytes());
  }

  /** A run that was cut and is called again has its row already. */
  private void add(StatementFile row) {
    if (!noted.contains(row.fileId())) {
      book.add(row);
      remember(row);
    }
    reached.accept(Point.FILE_NOTED);
  }

  private void move(One one, Path target) throws IOException {
    Kept.move(one.file().file(), target);
    reached.accept(Point.MOVED);
  }

  private Kept kept(Dropped file) {
    return new Kept(folder.of(file.brand()));
  }
}
