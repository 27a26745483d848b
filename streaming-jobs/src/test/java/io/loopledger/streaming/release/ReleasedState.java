package io.loopledger.streaming.release;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.streaming.posting.HistoryCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The frozen state of one release.
 *
 * <pre>
 * state/NAME.bin             a subject's history as state bytes
 * state/NAME.txt             the same in words: the subject, then a line for each event
 * savepoint/                 a canonical savepoint of the posting operator over these histories
 * reference/                 the reference log that they are pinned to
 * late/event.bin, .txt       an event that arrives afterwards, as a history of one
 * late/entries.txt           the entries that it posts
 * </pre>
 */
record ReleasedState(Path folder) {
  /** Where the releases of this module are. */
  static final Path RELEASED = Path.of("released");

  Path states() {
    return folder.resolve("state");
  }

  Path savepoint() {
    return folder.resolve("savepoint");
  }

  Path reference() {
    return folder.resolve("reference");
  }

  Path lateEvent() {
    return folder.resolve("late").resolve("event");
  }

  Path lateEntries() {
    return folder.resolve("late").resolve("entries.txt");
  }

  /** The histories, by file without its ending. */
  List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.list(states())) {
      return files
          .filter(file -> file.toString().endsWith(".bin"))
          .map(ReleasedState::withoutEnding)
          .sorted()
          .toList();
    }
  }

  static List<PinnedEvent> read(Path withoutEnding) throws IOException {
    Subject subject = Subject.parse(described(withoutEnding).get(0));
    return decoded(subject, Files.readAllBytes(file(withoutEnding, ".bin")));
  }

  static List<String> described(Path withoutEnding) throws IOException {
    return Files.readAllLines(file(withoutEnding, ".txt"));
  }

  static List<PinnedEvent> decoded(Subject subject, byte[] state) {
    return new HistoryCodec().decode(subject, state).history().events();
  }

  static void write(Path withoutEnding, Subject subject, byte[] state) throws IOException {
    Path bytes = file(withoutEnding, ".bin");
    Files.createDirectories(bytes.resolveSibling(""));
    Files.write(bytes, state);
    Files.write(file(withoutEnding, ".txt"), Described.history(decoded(subject, state)));
  }

  private static Path file(Path withoutEnding, String ending) {
    return withoutEnding.resolveSibling(withoutEnding.getFileName() + ending);
  }

  private static Path withoutEnding(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')));
  }
}
