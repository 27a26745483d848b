package io.loopledger.schemas.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import io.loopledger.schemas.sealing.UnsealingException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SealedBytesTest {
  private static Path folder = Path.of("");
  private static BrandKeys keys = BrandKeys.in(folder);

  @BeforeAll
  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("keys");
    keys = BrandKeys.in(folder);
  }

  @AfterAll
  @AfterContainer
  static void deleteFolder() throws IOException {
    keys.destroy("acme");
    Files.deleteIfExists(folder.resolve(".lock"));
    Files.deleteIfExists(folder);
  }

  @Property(tries = 300)
  void openedBytesAreTheVeryBytesThatWereSealed(@ForAll byte[] plain) throws Exception {
    byte[] sealed = SealedBytes.seal(keys.current("acme"), plain);

    assertThat(SealedBytes.open(keys, sealed)).isEqualTo(plain);
    assertThat(sealed).hasSize(plain.length + SealedBytes.OVERHEAD);
    assertThat(SealedBytes.isSealed(sealed)).isTrue();
  }

  @Property(tries = 300)
  void anyChangedBitIsNoticed(@ForAll byte[] plain, @ForAll int at, @ForAll byte bit) {
    byte[] sealed = SealedBytes.seal(keys.current("acme"), plain);
    sealed[Math.floorMod(at, sealed.length)] ^= (byte) (1 << Math.floorMod(bit, 8));

    assertThatThrownBy(() -> SealedBytes.open(keys, sealed)).isInstanceOf(UnsealingException.class);
  }

  @Property(tries = 100)
  void aCutIsNoticed(@ForAll byte[] plain, @ForAll int at) {
    byte[] sealed = SealedBytes.seal(keys.current("acme"), plain);
    byte[] cut = Arrays.copyOf(sealed, Math.floorMod(at, sealed.length));

    assertThatThrownBy(() -> SealedBytes.open(keys, cut)).isInstanceOf(UnsealingException.class);
  }

  /** The form, opened with the JDK alone: other programs must be able to. */
  @Test
  void theFormIsTheOneThatIsDocumented() throws Exception {
    BrandKey key = keys.current("acme");

    byte[] sealed = SealedBytes.seal(key, "jane".getBytes(US_ASCII));

    assertThat(HexFormat.of().formatHex(sealed, 0, 13)).isEqualTo("4c4c534201" + key.id());
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key.secret(), new GCMParameterSpec(128, sealed, 13, 12));
    cipher.updateAAD(sealed, 0, 13);
    assertThat(cipher.doFinal(sealed, 25, sealed.length - 25)).asString().isEqualTo("jane");
  }

  @Test
  void theSameBytesNeverLookTheSame() {
    BrandKey key = keys.current("acme");

    assertThat(SealedBytes.seal(key, new byte[8])).isNotEqualTo(SealedBytes.seal(key, new byte[8]));
  }

  @Test
  void whatCannotBeOpenedSaysWhy() {
    byte[] sealed = SealedBytes.seal(keys.current("acme"), new byte[] {1});
    byte[] newer = sealed.clone();
    newer[4] = 2;
    byte[] foreign = sealed.clone();
    foreign[5] ^= 1;
    byte[] damaged = sealed.clone();
    damaged[30] ^= 1;

    refused("{}".getBytes(US_ASCII), Problem.NOT_SEALED, "the bytes are not sealed");
    refused(new byte[0], Problem.NOT_SEALED, "the bytes are not sealed");
    refused(newer, Problem.UNKNOWN_VERSION, "have form 2, this release knows form 1; upgrade");
    refused(
        foreign, Problem.UNKNOWN_KEY, "destroyed by an erasure, or the bytes come from another");
    refused(damaged, Problem.DAMAGED, "sealed bytes were changed or cut off");
    refused(Arrays.copyOf(sealed, 9), Problem.DAMAGED, "end within their header");
  }

  private static void refused(byte[] bytes, Problem problem, String message) {
    assertThatThrownBy(() -> SealedBytes.open(keys, bytes))
        .isInstanceOfSatisfying(
            UnsealingException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining(message);
  }
}
