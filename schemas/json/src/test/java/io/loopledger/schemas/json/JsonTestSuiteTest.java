package io.loopledger.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** JSONTestSuite (Nicolas Seriot): what must be refused is, what must be kept is kept exactly. */
class JsonTestSuiteTest {
  @Test
  void everyInvalidTextIsRefused() throws IOException {
    List<String> taken = new ArrayList<>();
    TreeMap<String, byte[]> files = files("n_");
    files.forEach(
        (name, text) -> {
          if (!isRefused(text)) {
            taken.add(name);
          }
        });

    assertThat(files).hasSize(188);
    assertThat(taken).isEmpty();
  }

  @Test
  void everyValidTextIsKeptByteForByteButTheTwoWithDuplicateKeys() throws IOException {
    TreeMap<String, byte[]> files = files("y_");
    List<String> refused = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          try {
            String value = new String(text, UTF_8).strip();
            assertThat(extension(value)).as(name).isEqualTo(value);
          } catch (MalformedJsonException e) {
            refused.add(name);
          }
        });

    assertThat(files).hasSize(95);
    assertThat(refused)
        .containsExactly("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");
  }

  private static String extension(String value) throws MalformedJsonException {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"io.loopledger.UnitWrittenOff\","
            + "\"subject\":\"unit:acme/1\",\"time\":\"2026-11-01T09:30:00Z\",\"data\":{\"brand\":\"acme\","
            + "\"reason\":\"r\",\"extensions\":{\"x\":"
            + value
            + "}}}";
    ReadEvent read = JsonEvents.readStructured(event.getBytes(UTF_8));
    return String.valueOf(((ReadEvent.Valid) read).event().context().extensions().get("x"));
  }

  /** Refused as text: none may get as far as its fields. */
  private static boolean isRefused(byte[] body) {
    try {
      JsonEvents.readStructured(body);
      return false;
    } catch (MalformedJsonException e) {
      return true;
    }
  }

  private static TreeMap<String, byte[]> files(String prefix) throws IOException {
    Path archive = TestData.file("bad-json/JSONTestSuite.tar.gz");
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (var in = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = Path.of(entry.getName()).getFileName().toString();
        if (name.startsWith(prefix) && entry.getName().contains("test_parsing")) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          in.transferTo(bytes);
          files.put(name, bytes.toByteArray());
        }
      }
    }
    return files;
  }
}
