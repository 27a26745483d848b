package io.loopledger.delivery.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.DeliveryException.Kind;
import io.loopledger.delivery.carry.FileCarrier;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.testing.CutProxy;
import io.loopledger.delivery.testing.FileCarrierContract;
import io.loopledger.delivery.testing.Folders;
import io.loopledger.delivery.testing.Packages;
import io.loopledger.delivery.testing.SftpServer;
import io.loopledger.sftp.SftpLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real SSH server. */
class SftpFolderTest extends FileCarrierContract {
  private static final int MEBI = 1 << 20;

  private Path home = Path.of("");
  private Path root = Path.of("");
  private SftpServer server;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    home = temporary;
    root = temporary.resolve("srv");
    Files.createDirectories(root.resolve("in"));
    server = SftpServer.start(root, 0);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Carrier carrier(int port, String hostKey, String password) throws IOException {
    SftpLogin login =
        new SftpLogin(
            "acme-sftp",
            "127.0.0.1",
            port,
            "loop",
            new SftpLogin.Secret.PasswordFile(
                SftpServer.secret(home.resolve("password"), password)),
            hostKey,
            "delivery.yaml");
    Target.Sftp target = new Target.Sftp("acme-sftp", login, "/in");
    return new FileCarrier(target, id -> SftpFolder.open(target, id));
  }

  @Override
  protected Carrier carrier() throws IOException {
    return carrier(server.port(), SftpServer.hostKey(), "secret\n");
  }

  @Override
  protected Map<String, byte[]> there() throws IOException {
    return Folders.files(root.resolve("in").resolve(ID));
  }

  @Override
  protected void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(root.resolve("in").resolve(ID));
    Files.write(root.resolve("in").resolve(ID).resolve(name), bytes);
  }

  @Override
  protected List<String> hostileNames() {
    return namesOfThisMachine();
  }

  private DeliveryPackage large() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.csv", "a".getBytes(StandardCharsets.UTF_8));
    files.put("b.csv", Packages.noise(3 * MEBI));
    files.put("datapackage.json", new byte[] {'{', '}'});
    return Packages.of(made, ID, files, Optional.empty());
  }

  @Test
  void aConnectionCutInTheMiddleShowsNoHalfFileAndTheNextTryBringsTheWhole() throws IOException {
    DeliveryPackage what = large();
    try (CutProxy proxy = CutProxy.before(server.port())) {
      proxy.cutAfter(MEBI);
      Carrier carrier = carrier(proxy.port(), SftpServer.hostKey(), "secret");

      assertThatThrownBy(() -> carrier.carry(what))
          .isInstanceOfSatisfying(
              DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
          .hasMessageContaining("SFTP server acme-sftp (127.0.0.1:%d)".formatted(proxy.port()))
          .hasMessageContaining("'b.csv' could not be written: the connection was cut");
      assertThat(there()).containsOnlyKeys("a.csv", "b.csv.part");

      proxy.heal();
      carrier.carry(what);
    }
    assertThat(there()).containsOnlyKeys("a.csv", "b.csv", "datapackage.json");
    assertThat(there().get("b.csv")).isEqualTo(Packages.noise(3 * MEBI));
  }

  @Test
  void aFullDiskIsToldAndLeavesNoHalfFile() throws IOException {
    DeliveryPackage what = large();
    server.room(MEBI);

    assertThatThrownBy(() -> carrier().carry(what))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
        .hasMessageContaining("'b.csv' could not be written: the server says")
        .hasMessageContaining("is its disk full?");
    assertThat(there()).containsOnlyKeys("a.csv");

    server.room(Long.MAX_VALUE);
    carrier().carry(what);
    assertThat(there()).containsOnlyKeys("a.csv", "b.csv", "datapackage.json");
  }

  @Test
  void aServerWithAnotherHostKeyIsSentNothing() {
    assertThatThrownBy(
            () ->
                carrier(server.port(), SftpServer.otherHostKey(), "secret")
                    .carry(pack("datapackage.json", "{}")))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining(
            "SFTP server acme-sftp (127.0.0.1:%d): its host key is not the one in delivery.yaml: nothing was sent to it"
                .formatted(server.port()));
    assertThat(server.passwordsSeen()).isEmpty();
  }

  @Test
  void aWrongPasswordIsForAPerson() {
    assertThatThrownBy(
            () ->
                carrier(server.port(), SftpServer.hostKey(), "wrong")
                    .carry(pack("datapackage.json", "{}")))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("user 'loop' is not let in; check user and " + home)
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aServerThatIsDownIsWorthWaitingFor() throws IOException {
    Carrier carrier = carrier();
    server.close();

    assertThatThrownBy(() -> carrier.carry(pack("datapackage.json", "{}")))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
        .hasMessageContaining("no connection: ");
  }

  @Test
  void aFolderThatIsNotThereIsToldAsTheServerSaysIt() throws IOException {
    Files.delete(root.resolve("in"));

    assertThatThrownBy(() -> carrier().carry(pack("datapackage.json", "{}")))
        .hasMessageContaining("cannot prepare folder '/in/acme-units-2026-10': the server says")
        .hasMessageContaining("check folder '/in' and the user's rights there");
  }
}
