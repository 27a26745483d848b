package io.loopledger.inbox.sftp;

import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.folder.Kept;
import io.loopledger.inbox.folder.Names;
import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.sftp.SftpDownException;
import io.loopledger.sftp.SftpRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches what is new on servers into the inbox. A file appears there whole, or not at all; one
 * that is fetched twice because the first time was cut is known by its content.
 */
public final class SftpFetcher {
  private final InboxFolder inbox;

  /** Into this inbox. */
  public SftpFetcher(InboxFolder inbox) {
    this.inbox = inbox;
  }

  /**
   * What came of the servers.
   *
   * @param fetched how many files
   * @param problems what a person has to look at
   * @param down servers that do not answer
   */
  public record Result(long fetched, List<String> problems, List<SftpDownException> down) {
    public Result {
      problems = List.copyOf(problems);
      down = List.copyOf(down);
    }
  }

  /** Is called before each server and file; may throw to stop there. */
  @FunctionalInterface
  public interface Progress {
    /** What is fetched now. */
    void at(String what);
  }

  /** Fetches from each server; what one of them refuses keeps none of the others. */
  public Result fetch(List<SftpSource> sources, Progress progress) throws IOException {
    long fetched = 0;
    List<String> problems = new ArrayList<>();
    List<SftpDownException> down = new ArrayList<>();
    for (SftpSource source : sources) {
      progress.at(source.shown());
      try {
        fetched += fetch(source, problems, progress);
      } catch (SftpDownException e) {
        down.add(e);
      } catch (SftpRefusedException e) {
        problems.add(String.valueOf(e.getMessage()));
      } catch (IllegalArgumentException e) {
        problems.add("%s: %s".formatted(source.shown(), e.getMessage()));
      }
    }
    return new Result(fetched, problems, down);
  }

  private long fetch(SftpSource source, List<String> problems, Progress progress)
      throws IOException {
    Path brand = inbox.of(source.brand());
    Path target = source.group().map(LineGroup::folder).map(brand::resolve).orElse(brand);
    Files.createDirectories(target);
    Fetched fetched = Fetched.of(brand.resolve(".fetched-" + source.name()));
    long count = 0;
    try (SftpConnection connection = SftpConnection.open(source)) {
      for (RemoteFile file : connection.list()) {
        if (!file.hasPlainName()) {
          problems.add(
              "%s: a file has a path or control characters as its name; ask the partner for another"
                  .formatted(source.shown()));
        } else if (!Names.isLeftAlone(file.name()) && !fetched.contains(file)) {
          progress.at("%s: %s".formatted(source.shown(), file.name()));
          count += fetch(connection, source, file, target, fetched) ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** Whether the file came; one that changes meanwhile is fetched the next time. */
  private static boolean fetch(
      SftpConnection connection, SftpSource source, RemoteFile file, Path folder, Fetched fetched)
      throws IOException {
    Path whole = folder.resolve(file.name());
    if (Files.exists(whole)) {
      // One of this name waits to be taken; this one comes after it.
      return false;
    }
    Path part = folder.resolve("." + file.name() + ".part");
    connection.read(file, part);
    if (Files.size(part) != file.sizeBytes() || !connection.look(file).equals(file)) {
      Files.delete(part);
      return false;
    }
    Kept.move(part, whole);
    fetched.add(file);
    if (source.doneFolder().isPresent()) {
      connection.move(file, source.doneFolder().get());
    }
    return true;
  }
}
