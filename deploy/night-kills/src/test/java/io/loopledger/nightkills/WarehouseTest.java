package io.loopledger.nightkills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
  @Test
  void nothingIsReadOrWrittenWhileItFailsAndNothingIsLost(@TempDir Path folder) throws IOException {
    Path home = folder.resolve("home");
    Path table = home.resolve("warehouse").resolve("table");
    Warehouse warehouse = new Warehouse(home);
    warehouse.make();
    Files.createDirectories(table);
    Files.writeString(table.resolve("file"), "rows");

    warehouse.fail();

    assertThatThrownBy(() -> Files.readString(table.resolve("file")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Files.createDirectories(table)).isInstanceOf(IOException.class);

    warehouse.recover();

    assertThat(table.resolve("file")).hasContent("rows");
  }
}
