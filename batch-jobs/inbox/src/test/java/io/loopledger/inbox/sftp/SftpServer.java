package io.loopledger.inbox.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SSH server on this machine, for user {@code loop} with password {@code secret}. */
public final class SftpServer implements AutoCloseable {
  private static final KeyPair HOST = pair();
  private static final KeyPair CLIENT = pair();

  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> passwords = new CopyOnWriteArrayList<>();
  private Path root = Path.of("");
  private volatile long cutAfter = Long.MAX_VALUE;

  /** Starts a server whose files are in a folder. */
  public static SftpServer start(Path root) throws IOException {
    SftpServer started = new SftpServer();
    started.root = Files.createDirectories(root);
    started.listen();
    return started;
  }

  private void listen() throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          passwords.add(password);
          return user.equals("loop") && password.equals("secret");
        });
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, CLIENT.getPublic()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(
        new SftpEventListener() {
          @Override
          public void reading(
              ServerSession session,
              String remoteHandle,
              FileHandle localHandle,
              long offset,
              byte[] data,
              int dataOffset,
              int dataLength) {
            if (offset >= cutAfter) {
              session.close(true);
            }
          }
        });
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  public int port() {
    return server.getPort();
  }

  public String hostKey() {
    return PublicKeyEntry.toString(HOST.getPublic());
  }

  static String otherHostKey() {
    return PublicKeyEntry.toString(CLIENT.getPublic());
  }

  List<String> passwordsSeen() {
    return passwords;
  }

  Path path(String below) {
    return root.resolve(below);
  }

  SftpServer write(String below, String text) throws IOException {
    return write(below, text.getBytes(StandardCharsets.UTF_8));
  }

  public SftpServer write(String below, byte[] bytes) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path(below).getParent()));
    Files.write(path(below), bytes);
    return this;
  }

  /** The connection is cut once a file is read from this byte on. */
  void cutAfter(long bytes) {
    cutAfter = bytes;
  }

  /** The private key that is let in. */
  Path clientKey(Path folder) throws IOException {
    Path file = folder.resolve("client-key");
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(CLIENT, "test", null, out);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  /** A file that only its owner may read. */
  public static Path secret(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
