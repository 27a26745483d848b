package io.loopledger.schemas.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandKeysTest {
  @TempDir private Path home = Path.of("");

  @Test
  void aBrandKeepsItsKeyAndNoOtherBrandHasIt() {
    BrandKeys keys = BrandKeys.in(home.resolve("keys"));

    BrandKey first = keys.current("acme");

    assertThat(keys.current("acme")).isEqualTo(first);
    assertThat(BrandKeys.in(home.resolve("keys")).current("acme")).isEqualTo(first);
    assertThat(keys.current("other").secret()).isNotEqualTo(first.secret());
    assertThat(keys.platform().secret()).isNotEqualTo(first.secret());
    assertThat(first.secret().getEncoded()).hasSize(32);
  }

  @Test
  void onlyTheOwnerMayReadTheFolderAndItsFiles() throws Exception {
    Path folder = home.resolve("keys");
    BrandKeys.in(folder).current("acme");

    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactlyInAnyOrder(".lock", "acme.key");
    }
    assertThat(permissions(folder.resolve("acme.key"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve(".lock"))).isEqualTo("rw-------");
  }

  @Test
  void anOddBrandIdBecomesNoPath() throws Exception {
    BrandKeys keys = BrandKeys.in(home.resolve("keys"));
    List<String> odd =
        List.of("../../etc", "Acme", "acme.key", "_platform", "a b", "", "ä", "x".repeat(500));

    Set<BrandKey> made = new HashSet<>();
    odd.forEach(brand -> made.add(keys.current(brand)));
    made.add(keys.current("acme"));
    made.add(keys.platform());

    assertThat(made).hasSize(odd.size() + 2);
    try (Stream<Path> files = Files.list(home.resolve("keys"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(odd.size() + 3)
          .allMatch(
              name -> name.matches("(\\.lock|acme\\.key|_platform\\.key|_brand-\\w{64}\\.key)"));
    }
    assertThat(Files.list(home)).hasSize(1);
  }

  @Test
  void manyAtOnceGetTheSameFirstKey() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<BrandKey>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        calls.add(() -> BrandKeys.in(home.resolve("keys")).current("acme"));
      }
      Set<BrandKey> seen = new HashSet<>();
      for (Future<BrandKey> call : pool.invokeAll(calls)) {
        seen.add(call.get());
      }
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void severalProcessesGetTheSameFirstKey() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Probe.class.getName(),
                  home.resolve("keys").toString())
              .redirectErrorStream(true)
              .start());
    }
    Set<String> seen = new HashSet<>();
    for (Process process : processes) {
      seen.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      assertThat(process.waitFor()).isZero();
    }

    assertThat(seen).containsExactly(BrandKeys.in(home.resolve("keys")).current("acme").id());
  }

  /** Another process: says the id of the key it got. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] args) {
      System.out.print(BrandKeys.in(Path.of(args[0])).current("acme").id());
    }
  }

  @Test
  void anOlderKeyStillOpensAfterARotation() throws Exception {
    BrandKeys keys = BrandKeys.in(home);
    byte[] old = SealedBytes.seal(keys.current("acme"), new byte[] {1, 2});

    BrandKey fresh = keys.rotate("acme");

    assertThat(keys.current("acme")).isEqualTo(fresh);
    assertThat(SealedBytes.open(keys, old)).containsExactly(1, 2);
    assertThat(SealedBytes.open(keys, SealedBytes.seal(fresh, new byte[] {3}))).containsExactly(3);
  }

  @Test
  void aDestroyedKeyIsNotUsedAgainAlsoByAProcessThatHadRead() {
    BrandKeys keys = BrandKeys.in(home);
    BrandKeys another = BrandKeys.in(home);
    BrandKey gone = another.current("acme");
    byte[] sealed = SealedBytes.seal(gone, new byte[] {1});
    keys.rotate("acme");

    assertThat(keys.destroy("acme")).isEqualTo(2);

    assertThat(keys.destroy("acme")).isZero();
    assertThatThrownBy(() -> SealedBytes.open(another, sealed))
        .isInstanceOfSatisfying(
            UnsealingException.class,
            e -> assertThat(e.problem()).isEqualTo(UnsealingException.Problem.UNKNOWN_KEY))
        .hasMessageContaining(gone.id())
        .hasMessageContaining("destroyed by an erasure");
    assertThat(another.current("acme").id()).isNotEqualTo(gone.id());
  }

  @Test
  void aDamagedKeyFileIsSaidAndNeverReplaced() throws Exception {
    Path file = Files.writeString(home.resolve("acme.key"), "not a key\n");
    BrandKeys keys = BrandKeys.in(home);

    assertThatThrownBy(() -> keys.current("acme"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "line 1 of %s is no key; put the file back from a backup, and do not edit it", file);
    assertThat(file).hasContent("not a key");
  }

  @Test
  void aKeyDoesNotShowItself() {
    BrandKey key = BrandKeys.in(home).current("acme");

    assertThat(key).hasToString("key " + key.id() + " of acme");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
