package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/deployment.md has a row for every key of the job's configuration, and for nothing else. */
class ConfigurationPageTest {
  private static final Pattern KEY = Pattern.compile("`([a-z0-9.-]+)`");

  @Test
  void everyKeyIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/deployment.md"));
    String table = page.substring(page.indexOf("| key | default |"));

    Set<String> documented = new TreeSet<>();
    table
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|")[1])
        .forEach(
            cell -> {
              Matcher keys = KEY.matcher(cell);
              while (keys.find()) {
                documented.add(keys.group(1));
              }
            });

    assertThat(documented).isEqualTo(new TreeSet<>(PostingJobConfig.KEYS));
  }
}
