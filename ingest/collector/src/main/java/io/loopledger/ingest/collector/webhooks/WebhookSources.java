package io.loopledger.ingest.collector.webhooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The configured senders of webhooks, by name. */
public final class WebhookSources {
  private final Map<String, WebhookSource> byName;

  private WebhookSources(Map<String, WebhookSource> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** No senders. */
  public static WebhookSources none() {
    return new WebhookSources(Map.of());
  }

  /**
   * Reads a folder that has one folder for each source.
   *
   * @throws WebhookConfigException naming everything that is wrong with any of them
   * @throws IOException if the folder cannot be read
   */
  public static WebhookSources load(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new WebhookConfigException(
          List.of("webhooks.dir '%s' is not a folder; make it".formatted(folder)));
    }
    List<String> problems = new ArrayList<>();
    Map<String, WebhookSource> sources = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
        new SourceFile(entry, problems)
            .read()
            .ifPresent(source -> sources.put(source.name(), source));
      }
    }
    if (!problems.isEmpty()) {
      throw new WebhookConfigException(problems);
    }
    return new WebhookSources(sources);
  }

  /** The source of a name. */
  public Optional<WebhookSource> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All sources. */
  public Collection<WebhookSource> all() {
    return byName.values();
  }
}
