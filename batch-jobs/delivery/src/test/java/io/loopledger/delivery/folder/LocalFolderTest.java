package io.loopledger.delivery.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.FileCarrier;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.testing.FileCarrierContract;
import io.loopledger.delivery.testing.Folders;
import io.loopledger.delivery.testing.Packages;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest extends FileCarrierContract {
  /** 64 blocks of 4 KiB. */
  private final FileSystem disk =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder().setBlockSize(4096).setMaxSize(64 * 4096).build());

  private final Path root = disk.getPath("/srv");

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  @Override
  protected Carrier carrier() throws IOException {
    Files.createDirectories(root);
    Target.Folder target = new Target.Folder("acme-files", root);
    return new FileCarrier(target, id -> LocalFolder.open(target, id));
  }

  @Override
  protected Map<String, byte[]> there() throws IOException {
    return Folders.files(root.resolve(ID));
  }

  @Override
  protected void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(root.resolve(ID));
    Files.write(root.resolve(ID).resolve(name), bytes);
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() {
    Target.Folder target = new Target.Folder("acme-files", root);

    assertThatThrownBy(
            () ->
                new FileCarrier(target, id -> LocalFolder.open(target, id))
                    .carry(pack("datapackage.json", "{}")))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.DOWN))
        .hasMessage(
            "folder acme-files (/srv): the folder is not there; make it, or mount the file server");
    assertThat(root).doesNotExist();
  }

  @Test
  void aFullDiskLeavesNoHalfFileAndNoManifest(@TempDir Path elsewhere) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.csv", Packages.noise(100_000));
    files.put("b.csv", Packages.noise(200_000));
    files.put("datapackage.json", new byte[] {'{', '}'});
    DeliveryPackage what = Packages.of(elsewhere, ID, files, Optional.empty());

    assertThatThrownBy(() -> carrier().carry(what))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.DOWN))
        .hasMessageContaining("folder acme-files (/srv): 'b.csv' could not be written")
        .hasMessageContaining("make room there");
    assertThat(there()).containsOnlyKeys("a.csv");
  }

  @Test
  void whatACutTryLeftIsWrittenAnew() throws IOException {
    write("units.csv.part", new byte[] {'1'});

    carrier().carry(pack("units.csv", "1;2", "datapackage.json", "{}"));

    assertThat(texts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("units.csv", "1;2", "datapackage.json", "{}"));
  }
}
