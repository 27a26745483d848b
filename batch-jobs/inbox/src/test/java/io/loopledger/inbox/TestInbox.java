package io.loopledger.inbox;

import io.loopledger.inbox.book.Book;
import io.loopledger.inbox.book.LakeBook;
import io.loopledger.inbox.book.LakeRows;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.SettlementLinesTable;
import io.loopledger.schemas.table.StatementFilesTable;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A home with an inbox for two brands, and real tables whose catalog is in memory. */
public final class TestInbox implements AutoCloseable {
  public static final Run NIGHT =
      new Run("night-2026-11-25", Instant.parse("2026-11-26T02:30:00Z"));
  public static final Map<String, String> TENANTS = Map.of("demo", "demo-group", "encore", "other");

  private final Path home;
  private final Lake lake;

  private TestInbox(Path home, Lake lake) {
    this.home = home;
    this.lake = lake;
  }

  public static TestInbox in(Path home) {
    Lake lake =
        Lake.open(
            new LakeConfig(
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE"
                    .formatted(UUID.randomUUID()),
                "lake",
                "secret",
                "file://" + home.toAbsolutePath().resolve("warehouse")));
    lake.createOrUpgradeTables();
    return new TestInbox(home, lake);
  }

  public Lake lake() {
    return lake;
  }

  public Path home() {
    return home;
  }

  public InboxFolder folder() {
    return new InboxFolder(home.resolve("inbox"));
  }

  public Path path(String below) {
    return home.resolve("inbox").resolve(below);
  }

  /** Puts a test resource into the inbox. */
  public TestInbox put(String resource, String below) throws IOException {
    return write(below, bytes(resource));
  }

  public TestInbox write(String below, byte[] bytes) throws IOException {
    Path file = path(below);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
    return this;
  }

  public static byte[] bytes(String resource) throws IOException {
    try (InputStream in = TestInbox.class.getResourceAsStream("/files/" + resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    }
  }

  public TakeResult take(Run run) {
    return take(run, point -> {});
  }

  TakeResult take(Run run, Consumer<Point> reached) {
    return take(folder(), new LakeBook(lake), run, reached);
  }

  static TakeResult take(InboxFolder folder, Book book, Run run, Consumer<Point> reached) {
    try {
      return new StatementTaker(folder, TENANTS, book, Duration.ZERO, span -> {}, reached)
          .take(run, (done, total, what) -> {});
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some columns of all lines. */
  public List<String> lines(String... columns) {
    return LakeRows.of(lake, SettlementLinesTable.DEFINITION, columns);
  }

  public List<String> files(String... columns) {
    return LakeRows.of(lake, StatementFilesTable.DEFINITION, columns);
  }

  /** Every column of every row of both tables, and every file of the inbox with its bytes. */
  List<String> everything() throws IOException {
    return Stream.of(
            all(SettlementLinesTable.DEFINITION).stream(),
            all(StatementFilesTable.DEFINITION).stream(),
            kept().stream())
        .flatMap(each -> each)
        .toList();
  }

  private List<String> all(TableDefinition<?> table) {
    return LakeRows.of(
        lake, table, table.columns().stream().map(Column::name).toArray(String[]::new));
  }

  /** The files of the inbox. */
  public List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(path(""))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> path("").relativize(file).toString())
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    lake.close();
  }
}
