package io.loopledger.delivery.testing;

import io.loopledger.testservers.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this JVM; each test has a database of its own. */
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final TestPostgres SERVER = start();

  private Postgres() {}

  /** The JDBC address of a new, empty database. */
  public static String freshDatabase() {
    String name = "reports" + DATABASES.incrementAndGet();
    SERVER.createDatabase(name);
    return SERVER.jdbcUrl(name);
  }

  private static TestPostgres start() {
    try {
      Path folder = Files.createTempDirectory("report-postgres");
      TestPostgres server = TestPostgres.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(TestPostgres server, Path folder) {
    server.close();
    delete(folder.toFile());
  }

  /** What goes away by itself meanwhile is no reason to leave the rest. */
  private static void delete(File file) {
    File[] content = file.listFiles();
    if (content != null) {
      Arrays.stream(content).forEach(Postgres::delete);
    }
    file.delete();
  }
}
