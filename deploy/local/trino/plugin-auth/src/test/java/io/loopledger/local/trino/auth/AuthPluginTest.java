package io.loopledger.local.trino.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.local.passwords.PasswordFile;
import io.loopledger.local.passwords.PasswordHash;
import io.trino.spi.security.AccessDeniedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthPluginTest {
  private final Path folder;

  AuthPluginTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aUserEntersWithTheRightPasswordOnly() throws IOException {
    FilePasswordAuthenticator authenticator =
        new FilePasswordAuthenticator(passwords("finance", "a"));

    assertThat(authenticator.createAuthenticatedPrincipal("finance", "a").getName())
        .isEqualTo("finance");
    assertThat(authenticator.createAuthenticatedPrincipal("finance", "a").getName())
        .isEqualTo("finance");
    assertThatThrownBy(() -> authenticator.createAuthenticatedPrincipal("finance", "b"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> authenticator.createAuthenticatedPrincipal("root", "a"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aChangedPasswordEndsTheOldOneWithoutARestart() throws IOException {
    Path file = passwords("finance", "old");
    FilePasswordAuthenticator authenticator = new FilePasswordAuthenticator(file);
    authenticator.createAuthenticatedPrincipal("finance", "old");

    passwords("finance", "new");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

    authenticator.createAuthenticatedPrincipal("finance", "new");
    assertThatThrownBy(() -> authenticator.createAuthenticatedPrincipal("finance", "old"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void groupsAreReadByUser() throws IOException {
    Path file = Files.writeString(folder.resolve("groups"), "# who reads\nreaders:finance, esg\n");
    FileGroupProvider provider = new FileGroupProvider(file);

    assertThat(provider.getGroups("esg")).containsExactly("readers");
    assertThat(provider.getGroups("admin")).isEmpty();
  }

  @Test
  void aMissingOptionIsNamed() {
    assertThatThrownBy(() -> new FileGroupProvider.Factory().create(Map.of()))
        .hasMessageContaining("loopledger.file");
  }

  private Path passwords(String user, String password) throws IOException {
    PasswordFile file = new PasswordFile(Map.of(user, PasswordHash.of(password)));
    return Files.write(folder.resolve("passwords"), file.lines());
  }
}
