package io.loopledger.delivery.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFolderTest {
  private Path folder = Path.of("");

  @BeforeEach
  void write(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.writeString(folder.resolve("a.csv"), "abc");
    Files.writeString(folder.resolve("datapackage.json"), "{}");
  }

  private DeliveryPackage read(String... names) throws IOException {
    return PackageFolder.read(folder, "acme-1", "Acme", List.of(names), Optional.empty());
  }

  @Test
  void filesHaveTheirSizeAndHash() throws IOException {
    DeliveryPackage what = read("a.csv", "datapackage.json");

    // SHA-256 of "abc" as published in FIPS 180-2
    assertThat(what.files().getFirst())
        .isEqualTo(
            new PackageFile(
                "a.csv", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(what.manifest().name()).isEqualTo("datapackage.json");
    assertThat(what.sizeBytes()).isEqualTo(5);
  }

  @Test
  void aFileThatNobodyNamesWouldBeLost() {
    assertThatThrownBy(() -> read("datapackage.json"))
        .hasMessageContaining("holds [a.csv], which package acme-1 does not name");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> read("a.csv", "b.csv", "datapackage.json"))
        .hasMessageContaining("package acme-1 names file 'b.csv', which is not in");
  }

  @Test
  void twoNamesThatDifferInLargeLettersAreOneToSomeReceivers() throws IOException {
    Files.writeString(folder.resolve("A.csv"), "x");

    assertThatThrownBy(() -> read("a.csv", "A.csv", "datapackage.json"))
        .hasMessageContaining("package acme-1 has 'A.csv' twice");
  }

  @Test
  void aChangeAfterItWasMadeIsDamage() throws IOException {
    DeliveryPackage what = read("a.csv", "datapackage.json");
    assertThat(PackageFolder.damage(what)).isEmpty();

    Files.writeString(folder.resolve("a.csv"), "abd");
    assertThat(PackageFolder.damage(what))
        .contains(folder.resolve("a.csv") + " was changed after it was made");

    Files.delete(folder.resolve("a.csv"));
    assertThat(PackageFolder.damage(what)).contains(folder.resolve("a.csv") + " is gone");
  }
}
