package io.loopledger.inbox.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.sftp.SftpLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real SSH server. */
class SftpFetcherTest {
  @TempDir private Path folder = Path.of("");
  private SftpServer server = new SftpServer();

  @BeforeEach
  void start() throws IOException {
    server = SftpServer.start(folder.resolve("server"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void newFilesAreFetchedOnce() throws IOException {
    server.write("out/a.csv", "a").write("out/b.csv.part", "b").write("out/.c", "c");
    SftpSource source = source(password("secret"));

    assertThat(fetch(source)).isEqualTo(new SftpFetcher.Result(1, List.of(), List.of()));
    assertThat(inbox()).containsExactly("demo/.fetched-psp", "demo/payments/a.csv");
    Files.delete(folder.resolve("inbox/demo/payments/a.csv"));

    assertThat(fetch(source).fetched()).isZero();
    assertThat(Files.readString(server.path("out/a.csv"))).isEqualTo("a");
  }

  @Test
  void aFileThatWasChangedIsFetchedAgain() throws IOException {
    server.write("out/a.csv", "a");
    SftpSource source = source(password("secret"));
    fetch(source);
    Files.delete(folder.resolve("inbox/demo/payments/a.csv"));
    server.write("out/a.csv", "b");
    Files.setLastModifiedTime(
        server.path("out/a.csv"), FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));

    assertThat(fetch(source).fetched()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("inbox/demo/payments/a.csv"))).isEqualTo("b");
  }

  @Test
  void oneThatWaitsIsNotWrittenOver() throws IOException {
    server.write("out/a.csv", "new");
    Path waiting = folder.resolve("inbox/demo/payments/a.csv");
    Files.createDirectories(waiting.getParent());
    Files.writeString(waiting, "old", StandardCharsets.UTF_8);

    assertThat(fetch(source(password("secret"))).fetched()).isZero();
    assertThat(Files.readString(waiting)).isEqualTo("old");
  }

  @Test
  void aKeyLetsInToo() throws IOException {
    server.write("out/a.csv", "a");

    assertThat(fetch(source(new SftpLogin.Secret.KeyFile(server.clientKey(folder)))).fetched())
        .isEqualTo(1);
  }

  @Test
  void fetchedFilesAreMovedOnTheServerWhereThatIsSet() throws IOException {
    server.write("out/a.csv", "a");
    Files.createDirectories(server.path("out/done"));

    fetch(source(password("secret"), server.hostKey(), server.port(), Optional.of("/out/done")));

    assertThat(server.path("out/a.csv")).doesNotExist();
    assertThat(server.path("out/done/a.csv")).hasContent("a");
  }

  @Test
  void aServerWithAnotherHostKeyIsSentNothing() throws IOException {
    server.write("out/a.csv", "a");

    SftpFetcher.Result result =
        fetch(
            source(password("secret"), SftpServer.otherHostKey(), server.port(), Optional.empty()));

    assertThat(result.fetched()).isZero();
    assertThat(result.down()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("SFTP server psp (127.0.0.1:%d)".formatted(server.port()))
        .contains("its host key is not the one in inbox.yaml: nothing was sent to it");
    assertThat(server.passwordsSeen()).isEmpty();
  }

  @Test
  void aWrongPasswordIsNoServerThatIsDown() throws IOException {
    SftpFetcher.Result result = fetch(source(password("wrong")));

    assertThat(result.down()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("user 'loop' is not let in; check user and")
        .doesNotContain("wrong ");
  }

  @Test
  void aPasswordThatOthersMayReadIsNotUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("open"), "secret", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(fetch(source(new SftpLogin.Secret.PasswordFile(file))).problems())
        .singleElement()
        .asString()
        .contains("may be read by others; run: chmod 600");
  }

  @Test
  void aFolderThatIsNotThereIsToldAsTheServerSaysIt() throws IOException {
    assertThat(fetch(source(password("secret"))).problems())
        .singleElement()
        .asString()
        .contains("folder '/out': the server says");
  }

  @Test
  void aServerThatIsDownIsWorthWaitingFor() throws IOException {
    SftpSource source = source(password("secret"));
    server.close();

    SftpFetcher.Result result = fetch(source);

    assertThat(result.problems()).isEmpty();
    assertThat(result.down())
        .singleElement()
        .satisfies(down -> assertThat(down.server()).startsWith("SFTP server psp (127.0.0.1:"));
  }

  @Test
  void aConnectionCutInTheMiddleLeavesNoHalfFileAndTheNextRunFetchesTheWhole() throws IOException {
    byte[] bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);
    server.write("out/a.csv", bytes);
    server.cutAfter(1 << 20);
    SftpSource source = source(password("secret"));

    SftpFetcher.Result cut = fetch(source);

    assertThat(cut.fetched()).isZero();
    assertThat(cut.down()).hasSize(1);
    assertThat(inbox()).allMatch(name -> name.endsWith(".part"));
    server.cutAfter(Long.MAX_VALUE);
    assertThat(fetch(source).fetched()).isEqualTo(1);
    assertThat(folder.resolve("inbox/demo/payments/a.csv")).hasBinaryContent(bytes);
  }

  private SftpFetcher.Result fetch(SftpSource source) throws IOException {
    return new SftpFetcher(new InboxFolder(folder.resolve("inbox")))
        .fetch(List.of(source), what -> {});
  }

  private SftpSource source(SftpLogin.Secret secret) {
    return source(secret, server.hostKey(), server.port(), Optional.empty());
  }

  private static SftpSource source(
      SftpLogin.Secret secret, String hostKey, int port, Optional<String> doneFolder) {
    return new SftpSource(
        "psp",
        "127.0.0.1",
        port,
        "loop",
        secret,
        hostKey,
        "/out",
        "demo",
        Optional.of(LineGroup.PAYMENT),
        doneFolder);
  }

  private SftpLogin.Secret password(String text) throws IOException {
    return new SftpLogin.Secret.PasswordFile(
        SftpServer.secret(folder.resolve("password"), text + "\n"));
  }

  private List<String> inbox() throws IOException {
    Path inbox = folder.resolve("inbox");
    try (Stream<Path> files = Files.walk(inbox)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> inbox.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
