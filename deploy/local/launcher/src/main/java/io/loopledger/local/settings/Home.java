package io.loopledger.local.settings;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder that holds all state. A marker file tells it from any other folder, so that nothing is
 * ever started in, or deleted from, a folder that was named by mistake.
 */
public record Home(Path root) {
  private static final String MARKER = ".loopledger-home";
  private static final String SETTINGS = "settings.properties";

  /** The folder as an absolute path, links resolved where it exists: the name the servers carry. */
  public static Home at(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      return new Home(Files.exists(absolute) ? absolute.toRealPath() : absolute);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + absolute, e);
    }
  }

  /** Makes the folder and its marker; refuses a folder that holds something else. */
  public Home create() {
    try {
      Files.createDirectories(root);
      if (!isHome()) {
        refuseForeignContent();
        OwnerOnly.restrict(root);
        Files.writeString(root.resolve(MARKER), "This folder belongs to Loopledger.\n");
        Files.writeString(root.resolve(SETTINGS), settingsTemplate());
      }
      for (Path folder : List.of(log(), run(), warehouse(), reference())) {
        Files.createDirectories(folder);
      }
      return at(root);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + root, e);
    }
  }

  /** Whether the folder is one of ours. */
  public boolean isHome() {
    return Files.isRegularFile(root.resolve(MARKER));
  }

  /** Logs of the servers and of the builds. */
  public Path log() {
    return root.resolve("log");
  }

  /** What is written anew at each start: configuration of the servers, the lock. */
  public Path run() {
    return root.resolve("run");
  }

  /** Passwords and keys. */
  public Path secrets() {
    return root.resolve("secrets");
  }

  /** The files of the lake. */
  public Path warehouse() {
    return root.resolve("warehouse");
  }

  /** Reference data: brands, rates. */
  public Path reference() {
    return root.resolve("reference");
  }

  /** The sources of webhooks, where there are any: a folder each. The user makes it. */
  public Path webhooks() {
    return root.resolve("webhooks");
  }

  /** People and programs that may ask Trino beside the users of the registry. The user makes it. */
  public Path trinoUsers() {
    return root.resolve("trino-users.properties");
  }

  /** The operator's own definitions of metrics, where there are any. The user makes it. */
  public Path metrics() {
    return root.resolve("metrics");
  }

  /** Declarations of reports, and what was made of them. */
  public Path reports() {
    return root.resolve("reports");
  }

  /** The folder of one server's own data. */
  public Path data(ServiceName service) {
    return root.resolve(service.id());
  }

  /** A local path as the lake writes it: not percent-encoded, since Iceberg takes it literally. */
  public static String location(Path path) {
    return "file://" + path.toAbsolutePath();
  }

  /** The settings the user wrote into the home. */
  public Map<String, String> settingsFile() {
    Path file = root.resolve(SETTINGS);
    Map<String, String> values = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + file, e);
      }
      properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    }
    return values;
  }

  /**
   * The build writes its log before the home is made, and whoever brings own metrics may do so,
   * too: these folders are no foreign content.
   */
  private void refuseForeignContent() throws IOException {
    try (Stream<Path> content = Files.list(root)) {
      List<String> foreign =
          content
              .map(path -> path.getFileName().toString())
              .filter(name -> !List.of("log", "metrics").contains(name))
              .toList();
      if (!foreign.isEmpty()) {
        throw new Failure(
            "%s is not a Loopledger home and not empty (it holds %s). Set LOOPLEDGER_HOME to a new"
                    .formatted(root, foreign.getFirst())
                + " or empty folder.");
      }
    }
  }

  private static String settingsTemplate() {
    List<String> lines = new ArrayList<>();
    lines.add("# Settings of this home. The environment variable named beside each goes first.");
    for (Setting setting : Setting.values()) {
      lines.add("");
      lines.add("# " + setting.meaning() + " (" + setting.variable() + ")");
      lines.add("#" + setting.key() + "=" + setting.defaultValue());
    }
    return String.join("\n", lines) + "\n";
  }
}
