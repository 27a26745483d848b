package io.loopledger.ingest.collector.webhooks;

import io.loopledger.ingest.collector.webhooks.WebhookSource.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one {@code source.yaml}, and notes all that is wrong with it. */
final class SourceFile {
  private static final String FILE = "source.yaml";
  private static final String FORMAT = "loopledger-webhook";

  /** The last part of an address, and a label of metrics. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final Pattern SOURCE = Pattern.compile("/[A-Za-z0-9._~/-]{1,250}");

  private final Path folder;
  private final List<String> problems;
  private final int problemsBefore;
  private Map<String, String> left = Map.of();

  SourceFile(Path folder, List<String> problems) {
    this.folder = folder;
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  /** The source; empty if something is wrong. */
  Optional<WebhookSource> read() throws IOException {
    String name = folder.getFileName().toString();
    if (!NAME.matcher(name).matches()) {
      problem("a source's folder is named with a-z, 0-9 and '-'; rename it");
    }
    if (!Files.isRegularFile(folder.resolve(FILE))) {
      problem("has no %s; docs/webhooks.md shows one".formatted(FILE));
      return Optional.empty();
    }
    left = entries(Files.readString(folder.resolve(FILE)));
    String format = required(FORMAT);
    if (!format.isEmpty() && !format.equals("1")) {
      problem("%s is '%s'; this release reads 1".formatted(FORMAT, format));
    }
    WebhookKind kind = kind();
    WebhookSource source =
        new WebhookSource(
            name,
            kind,
            required("brand"),
            optional("program"),
            eventSource(),
            zone(),
            new SecretFile(folder, kind, this::problem).read(required("secret-file")),
            mappings(kind),
            endpoint(kind),
            keys(kind));
    left.keySet().forEach(key -> problem("there is no key '%s'".formatted(key)));
    return problems.size() == problemsBefore ? Optional.of(source) : Optional.empty();
  }

  private WebhookKind kind() {
    String text = required("kind");
    Optional<WebhookKind> kind = WebhookKind.of(text);
    if (kind.isEmpty() && !text.isEmpty()) {
      problem("kind '%s' is not known; known are %s".formatted(text, WebhookKind.all()));
    }
    return kind.orElse(WebhookKind.SHOPIFY);
  }

  private String eventSource() {
    String source = required("source");
    if (!source.isEmpty() && !SOURCE.matcher(source).matches()) {
      problem("source '%s' is not a path such as /shops/acme".formatted(source));
    }
    return source;
  }

  private ZoneId zone() {
    String text = required("zone");
    try {
      return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      problem("zone '%s' is not a time zone such as Europe/Berlin".formatted(text));
      return ZoneOffset.UTC;
    }
  }

  private Mappings mappings(WebhookKind kind) {
    String text = optional("mappings").orElse(kind.text());
    if (WebhookKind.of(text).isPresent()) {
      return new Mappings.BuiltIn(text);
    }
    return new Mappings.Folder(existing("mappings", text));
  }

  private Optional<String> endpoint(WebhookKind kind) {
    if (kind != WebhookKind.EBAY) {
      return Optional.empty();
    }
    String endpoint = required("endpoint");
    if (!endpoint.isEmpty() && !endpoint.startsWith("https://")) {
      problem(
          "endpoint '%s' must be the https address as it was given to eBay".formatted(endpoint));
    }
    return Optional.of(endpoint);
  }

  private Optional<Path> keys(WebhookKind kind) {
    return kind == WebhookKind.EBAY
        ? Optional.of(existing("keys-dir", required("keys-dir")))
        : Optional.empty();
  }

  private Path existing(String key, String text) {
    Path path = folder.resolve(text);
    if (!text.isEmpty() && !Files.isDirectory(path)) {
      problem("%s '%s' is not a folder beside it".formatted(key, text));
    }
    return path;
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(left.remove(key)).filter(text -> !text.isBlank());
  }

  private String required(String key) {
    return optional(key)
        .orElseGet(
            () -> {
              problem("%s is missing".formatted(key));
              return "";
            });
  }

  private void problem(String problem) {
    problems.add("%s: %s".formatted(folder.resolve(FILE), problem));
  }

  /** Every value as it is written: {@code NO} is a text here. */
  private Map<String, String> entries(String yaml) {
    Map<String, String> entries = new LinkedHashMap<>();
    try {
      LoaderOptions options = new LoaderOptions();
      if (new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(yaml))
          instanceof MappingNode map) {
        map.getValue().forEach(tuple -> add(tuple, entries));
      } else {
        problem("is not a YAML map; begin with '%s: 1'".formatted(FORMAT));
      }
    } catch (YAMLException e) {
      problem("is not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return entries;
  }

  private void add(NodeTuple tuple, Map<String, String> entries) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)
        || !(tuple.getValueNode() instanceof ScalarNode value)) {
      problem("line %d is not 'key: text'".formatted(line(tuple)));
    } else if (entries.putIfAbsent(key.getValue(), value.getValue()) != null) {
      problem("key '%s' stands twice; keep one".formatted(key.getValue()));
    }
  }

  private static int line(NodeTuple tuple) {
    return tuple.getKeyNode().getStartMark().getLine() + 1;
  }
}
