package io.loopledger.inbox;

import io.loopledger.inbox.book.Book;
import io.loopledger.inbox.folder.Dropped;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.folder.Look;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.statements.model.FileIdentity;
import io.loopledger.statements.source.Limits;
import io.loopledger.statements.source.StoredFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes the files of the inbox: each once, wholly or not at all. A run that was cut anywhere is
 * called again with the same id and leaves what an undisturbed one would have left.
 */
public final class StatementTaker {
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final Comparator<StatementFile> BY_PLACE =
      Comparator.comparing((StatementFile file) -> file.owner().brand())
          .thenComparing(file -> file.content().path())
          .thenComparing(StatementFile::fileId);

  private final InboxFolder folder;
  private final Map<String, String> tenantsByBrand;
  private final Book book;
  private final Duration settle;
  private final Waiting waiting;
  private final Consumer<Point> reached;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Waiting {
    /** Waits so long. */
    void pass(Duration span) throws InterruptedException;
  }

  /** Is told how far the run has come; may throw to stop it between two files. */
  @FunctionalInterface
  public interface Progress {
    /** So many files of so many are done. */
    void at(long done, long total, String what);
  }

  /**
   * A taker.
   *
   * @param tenantsByBrand the registered brands
   * @param settle for how long a file must have been the same
   */
  public StatementTaker(
      InboxFolder folder,
      Map<String, String> tenantsByBrand,
      Book book,
      Duration settle,
      Waiting waiting) {
    this(folder, tenantsByBrand, book, settle, waiting, point -> {});
  }

  StatementTaker(
      InboxFolder folder,
      Map<String, String> tenantsByBrand,
      Book book,
      Duration settle,
      Waiting waiting,
      Consumer<Point> reached) {
    this.folder = folder;
    this.tenantsByBrand = Map.copyOf(tenantsByBrand);
    this.book = book;
    this.settle = settle;
    this.waiting = waiting;
    this.reached = reached;
  }

  /**
   * Takes what lies in the inbox and has stopped growing.
   *
   * @throws io.loopledger.inbox.folder.InboxBusyException if another run takes files
   */
  public TakeResult take(Run run, Progress progress) throws IOException, InterruptedException {
    return take(run, file -> true, progress);
  }

  /** The same with some of the files. */
  public TakeResult take(Run run, Predicate<Dropped> which, Progress progress)
      throws IOException, InterruptedException {
    try (Closeable ignored = folder.lock()) {
      Look first = folder.look(tenantsByBrand.keySet());
      if (first.files().stream().noneMatch(which)) {
        return result(run, first.problems());
      }
      settle(progress);
      Look second = folder.look(tenantsByBrand.keySet());
      List<Dropped> wanted = second.settledSince(first).stream().filter(which).toList();
      return take(run, wanted, second.problems(), progress);
    }
  }

  /** Takes files that were just put into the inbox whole: nobody is writing them. */
  public TakeResult takeNow(Run run, Set<Path> files, Progress progress) throws IOException {
    try (Closeable ignored = folder.lock()) {
      List<Dropped> wanted =
          folder.look(tenantsByBrand.keySet()).files().stream()
              .filter(file -> files.contains(file.file()))
              .toList();
      return take(run, wanted, List.of(), progress);
    }
  }

  private void settle(Progress progress) throws InterruptedException {
    Duration left = settle;
    while (left.isPositive()) {
      progress.at(0, 0, "files that may still grow");
      Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      waiting.pass(slice);
      left = left.minus(slice);
    }
  }

  private TakeResult take(Run run, List<Dropped> files, List<String> before, Progress progress) {
    List<String> problems = new ArrayList<>(before);
    Map<Dropped, FileIdentity> identities = identities(files, problems, progress);
    FileTaker taker = new FileTaker(book, folder, run, reached);
    taker.lookFor(List.copyOf(identities.values()));
    Map<String, Optional<BrandReader>> readers = new HashMap<>();
    long done = 0;
    for (Map.Entry<Dropped, FileIdentity> each : identities.entrySet()) {
      progress.at(done++, files.size(), "files");
      Dropped file = each.getKey();
      readers
          .computeIfAbsent(file.brand(), brand -> reader(brand, problems))
          .ifPresent(reader -> take(taker, file, each.getValue(), reader, problems));
    }
    progress.at(done, files.size(), "files");
    return result(run, problems);
  }

  private static Map<Dropped, FileIdentity> identities(
      List<Dropped> files, List<String> problems, Progress progress) {
    Map<Dropped, FileIdentity> identities = new LinkedHashMap<>();
    for (Dropped file : files) {
      progress.at(0, files.size(), "files");
      try {
        identities.put(file, new StoredFile(file.file(), Limits.DEFAULT).identity());
      } catch (IOException e) {
        problems.add(stays(file, e));
      }
    }
    return identities;
  }

  private void take(
      FileTaker taker,
      Dropped file,
      FileIdentity identity,
      BrandReader reader,
      List<String> problems) {
    try {
      String tenant = tenantsByBrand.getOrDefault(file.brand(), "");
      taker
          .take(file, identity, tenant, reader)
          .ifPresent(
              problem ->
                  problems.add("inbox/%s/%s: %s".formatted(file.brand(), file.path(), problem)));
    } catch (IOException e) {
      problems.add(stays(file, e));
    }
  }

  private static String stays(Dropped file, IOException e) {
    return "inbox/%s/%s stays where it is: %s".formatted(file.brand(), file.path(), e);
  }

  /** A brand whose settings are wrong waits; the others do not. */
  private Optional<BrandReader> reader(String brand, List<String> problems) {
    try {
      return Optional.of(BrandReader.of(folder.of(brand)));
    } catch (IllegalArgumentException | IOException e) {
      problems.add(
          "No file of brand '%s' was taken: %s".formatted(brand, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private TakeResult result(Run run, List<String> problems) {
    List<StatementFile> files =
        book.files().stream()
            .filter(file -> file.runId().equals(run.id()))
            .sorted(BY_PLACE)
            .toList();
    return new TakeResult(files, problems);
  }
}
