package io.loopledger.steps.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {
  @TempDir private Path home = Path.of("");

  @Test
  void theServersAreReadWithTheirPasswords() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "s3cret\n");
    write(
        """
        kafka.bootstrap-servers=127.0.0.1:19092
        catalog.uri=jdbc:postgresql://127.0.0.1:15432/catalog
        catalog.user=catalog
        catalog.password-file=%1$s
        lake.warehouse=file:///warehouse
        trino.url=jdbc:trino://127.0.0.1:18080/lake
        trino.user=admin
        reference.dir=/reference
        batch.uri=jdbc:postgresql://127.0.0.1:15432/batch
        batch.user=batch
        batch.password-file=%1$s
        """
            .formatted(secret));

    Servers servers = Servers.of(home);

    assertThat(servers.kafkaBootstrapServers()).isEqualTo("127.0.0.1:19092");
    assertThat(servers.lakeConfig().password()).isEqualTo("s3cret");
    assertThat(servers.batch().password()).isEqualTo("s3cret");
    assertThat(servers.trino().password()).isNull();
    assertThat(servers.trino().trustStore()).isNull();
    assertThat(servers.referenceDir()).isEqualTo(Path.of("/reference"));
    assertThat(servers.toString()).doesNotContain("s3cret");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws IOException {
    write("kafka.bootstrap-servers=127.0.0.1:19092\nkafka.brokers=x\n");

    assertThatThrownBy(() -> Servers.of(home))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "there is no value for catalog.uri; there is no value for catalog.user")
        .hasMessageContaining("there is no key kafka.brokers. ./loopledger up writes it anew");
  }

  @Test
  void aHomeThatWasNeverStartedSaysWhatToDo() {
    assertThatThrownBy(() -> Servers.of(home))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "night-servers.properties is missing: the platform writes it when it starts; run"
                + " ./loopledger up");
  }

  private void write(String properties) throws IOException {
    Files.createDirectories(home.resolve("run"));
    Files.writeString(home.resolve("run/night-servers.properties"), properties);
  }
}
