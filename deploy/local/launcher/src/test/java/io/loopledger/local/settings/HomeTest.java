package io.loopledger.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aNewHomeIsTheOwnersAndKeepsItsSettings() throws IOException {
    Home home = Home.at(folder.resolve("a home")).create();
    Files.writeString(home.root().resolve("settings.properties"), "kafka-port=7\n");

    home.create();

    assertThat(home.isHome()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
        .isEqualTo("rwx------");
    assertThat(home.settingsFile()).containsEntry("kafka-port", "7");
  }

  @Test
  void aFolderWithOtherThingsIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "important");

    assertThatThrownBy(() -> Home.at(folder).create())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("thesis.txt")
        .hasMessageContaining("LOOPLEDGER_HOME");
    assertThat(folder).isDirectoryContaining("glob:**/thesis.txt");
    assertThat(Home.at(folder).isHome()).isFalse();
  }

  @Test
  void theLogOfTheFirstBuildIsNoForeignContent() throws IOException {
    Files.createDirectories(folder.resolve("log"));

    assertThat(Home.at(folder).create().isHome()).isTrue();
  }

  @Test
  void aLinkToTheHomeIsTheSameHome() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertThat(Home.at(link)).isEqualTo(Home.at(real));
  }

  @Test
  void theLakesAddressIsNotPercentEncoded() {
    assertThat(Home.location(Path.of("/a b/ü"))).isEqualTo("file:///a b/ü");
  }

  @Test
  void theSettingsTemplateNamesEverySetting() throws IOException {
    Path file = Home.at(folder.resolve("new")).create().root().resolve("settings.properties");

    for (Setting setting : Setting.values()) {
      assertThat(file).content().contains(setting.key() + "=", setting.variable());
    }
  }
}
