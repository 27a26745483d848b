package io.loopledger.delivery.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.Carrier.Outcome;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.pack.DeliveryPackage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every receiver that keeps files. */
public abstract class FileCarrierContract {
  protected static final String ID = "acme-units-2026-10";

  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());

  /** Where packages are made; a file system that takes every name. */
  protected final Path made = memory.getPath("/made");

  @AfterEach
  void closeMemory() throws IOException {
    memory.close();
  }

  /** Under test. */
  protected abstract Carrier carrier() throws IOException;

  /** What is there of a package, by name. */
  protected abstract Map<String, byte[]> there() throws IOException;

  /** Puts something there. */
  protected abstract void write(String name, byte[] bytes) throws IOException;

  /** Names that a receiver whose file system takes every letter can keep. */
  protected static final List<String> HOSTILE =
      List.of(
          "=cmd|' C calc'!A0.csv",
          "units \"of\" 'acme' & co %41 + #1?.csv",
          "-rf *.csv",
          "Kaffeem\u00fchle f\u00fcr 5 \u20ac.csv",
          "\u200fright to left\u200e \u202ecsv.exe.csv",
          "cup \ud83c\udf75.csv",
          "a".repeat(246) + ".csv");

  /** Those that the receiver of this test can keep. */
  protected List<String> hostileNames() {
    return HOSTILE;
  }

  /** A JVM without a UTF-8 locale can name files in English letters only. */
  protected static List<String> namesOfThisMachine() {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return HOSTILE.stream().filter(name -> names.newEncoder().canEncode(name)).toList();
  }

  protected DeliveryPackage pack(String... namesAndTexts) {
    return Packages.of(made, ID, Packages.files(namesAndTexts), Optional.empty());
  }

  @Test
  protected void allFilesArriveUnderThePackagesName() throws IOException {
    Carrier.Receipt receipt =
        carrier().carry(pack("units.csv", "1;2", "more.csv", "", "datapackage.json", "{}"));

    assertThat(receipt.outcome()).isEqualTo(Outcome.SENT);
    assertThat(receipt.place()).contains(ID);
    assertThat(texts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("units.csv", "1;2", "more.csv", "", "datapackage.json", "{}"));
  }

  @Test
  protected void aRepeatFindsAllThere() throws IOException {
    DeliveryPackage what = pack("units.csv", "1;2", "datapackage.json", "{}");
    carrier().carry(what);

    assertThat(carrier().carry(what).outcome()).isEqualTo(Outcome.WAS_THERE);
    assertThat(texts()).hasSize(2);
  }

  @Test
  protected void aRepeatSendsWhatIsMissing() throws IOException {
    write("units.csv", "1;2".getBytes(StandardCharsets.UTF_8));

    assertThat(carrier().carry(pack("units.csv", "1;2", "datapackage.json", "{}")).outcome())
        .isEqualTo(Outcome.SENT);
    assertThat(texts()).containsOnlyKeys("units.csv", "datapackage.json");
  }

  @Test
  protected void otherContentOfTheSameNameIsLeftAndIsAFailure() throws IOException {
    write("units.csv", "9;9".getBytes(StandardCharsets.UTF_8));
    DeliveryPackage what = pack("units.csv", "1;2", "datapackage.json", "{}");

    assertThatThrownBy(() -> carrier().carry(what))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.REFUSED))
        .hasMessageContaining(
            "holds other content than package acme-units-2026-10 under [units.csv]")
        .hasMessageContaining("Nothing there was changed");
    assertThat(texts()).containsExactlyEntriesOf(Map.of("units.csv", "9;9"));
  }

  @Test
  protected void filesOfOthersBesideOursAreLeft() throws IOException {
    write("readme.txt", "of the receiver".getBytes(StandardCharsets.UTF_8));

    carrier().carry(pack("units.csv", "1;2", "datapackage.json", "{}"));

    assertThat(texts()).containsOnlyKeys("readme.txt", "units.csv", "datapackage.json");
  }

  @Test
  protected void aPackageThatRestatesTakesThePlace() throws IOException {
    carrier().carry(pack("units.csv", "1;2", "datapackage.json", "{}"));
    DeliveryPackage restated =
        Packages.of(
            made,
            ID,
            Packages.files("units.csv", "1;3", "datapackage.json", "{r}"),
            Optional.of(ID));

    assertThat(carrier().carry(restated).outcome()).isEqualTo(Outcome.SENT);
    assertThat(texts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("units.csv", "1;3", "datapackage.json", "{r}"));

    // again, with a file of the receiver beside it: all stays as it is
    write("readme.txt", "of the receiver".getBytes(StandardCharsets.UTF_8));
    assertThat(carrier().carry(restated).outcome()).isEqualTo(Outcome.WAS_THERE);
    assertThat(texts()).containsOnlyKeys("units.csv", "datapackage.json", "readme.txt");
  }

  @Test
  protected void aManifestOfTheSameBytesGoesLastAgainWhenAFileIsReplaced() throws IOException {
    carrier().carry(pack("units.csv", "1;2", "datapackage.json", "{}"));
    DeliveryPackage restated =
        Packages.of(
            made,
            ID,
            Packages.files("units.csv", "1;3", "datapackage.json", "{}"),
            Optional.of(ID));

    carrier().carry(restated);

    assertThat(texts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("units.csv", "1;3", "datapackage.json", "{}"));
  }

  @Test
  protected void aRestatementThatWasCutIsGoneOnWith() throws IOException {
    // its manifest was removed, one file is new, one is not yet
    write("units.csv", "1;3".getBytes(StandardCharsets.UTF_8));
    write("margins.csv", "5".getBytes(StandardCharsets.UTF_8));
    DeliveryPackage restated =
        Packages.of(
            made,
            ID,
            Packages.files("units.csv", "1;3", "margins.csv", "6", "datapackage.json", "{r}"),
            Optional.of(ID));

    carrier().carry(restated);

    assertThat(texts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("units.csv", "1;3", "margins.csv", "6", "datapackage.json", "{r}"));
  }

  @Test
  protected void hostileNamesArriveUnharmed() throws IOException {
    List<String> pairs = new ArrayList<>();
    hostileNames().forEach(name -> pairs.addAll(List.of(name, "content of " + name)));

    carrier().carry(pack(pairs.toArray(String[]::new)));

    assertThat(there().keySet()).containsExactlyInAnyOrderElementsOf(hostileNames());
    for (String name : hostileNames()) {
      assertThat(texts()).containsEntry(name, "content of " + name);
    }
  }

  protected final Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    there().forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
