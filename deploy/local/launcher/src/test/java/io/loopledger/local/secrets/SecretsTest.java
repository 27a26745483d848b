package io.loopledger.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aSecretIsMadeOnceAtRandomForItsOwnerOnly() throws IOException {
    Secrets secrets = new Secrets(folder.resolve("secrets"));

    String first = secrets.readOrCreate("trino/admin.password");

    assertThat(secrets.readOrCreate("trino/admin.password")).isEqualTo(first);
    assertThat(first).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_]+");
    assertThat(secrets.readOrCreate("trino/finance.password")).isNotEqualTo(first);
    assertThat(mode(secrets.file("trino/admin.password"))).isEqualTo("rw-------");
    assertThat(mode(secrets.file("trino"))).isEqualTo("rwx------");
    assertThat(mode(secrets.folder())).isEqualTo("rwx------");
  }

  @Test
  void aLostSecretIsNamedWithTheWayOut() {
    Secrets secrets = new Secrets(folder);

    assertThatThrownBy(() -> secrets.read("postgres/catalog.password"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("postgres/catalog.password")
        .hasMessageContaining("./loopledger reset");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
