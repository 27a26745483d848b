package io.loopledger.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files in the repository are what the code says; see README.md for how to write them. */
class ContractFilesTest {
  private static final Path FOLDER = Path.of("contracts");
  private static final Map<String, String> EXPECTED = ContractFiles.all();

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (!Boolean.getBoolean("loopledger.contracts.write")) {
      return;
    }
    for (String stale : present().keySet()) {
      Files.delete(FOLDER.resolve(stale));
    }
    for (Map.Entry<String, String> file : EXPECTED.entrySet()) {
      Path path = FOLDER.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
  }

  @Test
  void theFilesAreWhatTheCodeSays() throws IOException {
    Map<String, String> present = present();

    assertThat(present.keySet()).as(command("missing or left over")).isEqualTo(EXPECTED.keySet());
    EXPECTED.forEach(
        (path, text) ->
            assertThat(text.equals(present.get(path))).as(command(path + " differs")).isTrue());
  }

  @Test
  void aYamlFileReadsBackAsTheTreeItWasWrittenFrom() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    JsonNode asyncApi = AsyncApi.document(ContractFiles.version());

    assertThat(yaml.readTree(EXPECTED.get("asyncapi.yaml")).toString())
        .isEqualTo(new ObjectMapper().readTree(asyncApi.toString()).toString());
  }

  @Test
  void theVersionIsThatOfTheRelease() {
    assertThat(ContractFiles.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-.+)?");
  }

  private static String command(String what) {
    return what
        + " in schemas/contracts/contracts: the event language changed. Write the files again with"
        + " 'mvn -pl schemas/contracts -am verify -Dtest=ContractFilesTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dloopledger.contracts.write=true', read the"
        + " difference as a consumer would, and commit it";
  }

  private static Map<String, String> present() throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(FOLDER)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }
}
