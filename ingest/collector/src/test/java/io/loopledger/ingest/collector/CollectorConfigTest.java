package io.loopledger.ingest.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration file, and the page that describes it. */
class CollectorConfigTest {
  private static final List<String> NEEDED =
      List.of(
          "kafka.bootstrap-servers=127.0.0.1:9092",
          "application-db.url=jdbc:postgresql://127.0.0.1/application",
          "application-db.user=application",
          "application-db.password-file=/secrets/password",
          "brand-keys.dir=/secrets/brand-keys",
          "pseudonym-key.file=/secrets/pseudonym.key");

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsNotSaidIsAsThePageSays() throws IOException {
    CollectorConfig config = read(NEEDED);
    Map<String, String> documented = documentedDefaults();

    assertThat(config.address()).isEqualTo(documented.get("server.address"));
    assertThat(config.port()).isEqualTo(number(documented, "server.port"));
    assertThat(config.tls()).isEmpty();
    assertThat(config.patience())
        .isEqualTo(Duration.ofMillis(number(documented, "kafka.patience")));
    assertThat(config.webhooks()).isEmpty();
    assertThat(config.limits())
        .isEqualTo(
            new Limits(
                number(documented, "max-wire-bytes"),
                number(documented, "max-body-bytes"),
                number(documented, "max-batch-events"),
                number(documented, "max-bytes-in-flight"),
                number(documented, "duplicate-window")));
  }

  @Test
  void everyKeyOfThePageIsKnown() throws IOException {
    List<String> all =
        documentedDefaults().keySet().stream()
            .map(key -> "%s=%s".formatted(key, isNumber(key) ? "7" : "/some/where"))
            .toList();

    CollectorConfig config = read(all);

    assertThat(config.tls())
        .contains(new CollectorConfig.Tls(Path.of("/some/where"), Path.of("/some/where")));
    assertThat(config.limits()).isEqualTo(new Limits(7, 7, 7, 7, 7));
    assertThat(config.webhooks()).contains(Path.of("/some/where"));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    List.of(
                        "server.tls.key=/k",
                        "server.port=-1",
                        "max-batch-events=many",
                        "kafka.bootstrap=127.0.0.1:9092")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "server.tls.certificate and server.tls.key need each other",
            "server.port is '-1', but must be a whole number from 1",
            "max-batch-events is 'many', but must be a whole number from 1",
            "there is no key 'kafka.bootstrap'",
            "kafka.bootstrap-servers is missing",
            "application-db.url is missing",
            "pseudonym-key.file is missing");
  }

  private CollectorConfig read(List<String> lines) throws IOException {
    return CollectorConfig.read(Files.write(folder.resolve("collector.properties"), lines));
  }

  private static boolean isNumber(String key) {
    return key.startsWith("max-")
        || List.of("server.port", "kafka.patience", "duplicate-window").contains(key);
  }

  private static int number(Map<String, String> documented, String key) {
    return Integer.parseInt(documented.getOrDefault(key, ""));
  }

  /** The keys of the page with the last cell of their row. */
  private static Map<String, String> documentedDefaults() throws IOException {
    String page = Files.readString(Path.of("../../docs/collector.md"));
    String section = page.substring(page.indexOf("## Configuration"), page.indexOf("## Is it"));
    Map<String, String> defaults = new TreeMap<>();
    Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|.*\\| `?([^|`]+?)`? \\|$")
        .matcher(section)
        .results()
        .forEach((MatchResult row) -> defaults.put(row.group(1), row.group(2)));
    assertThat(defaults).hasSize(17);
    return defaults;
  }
}
