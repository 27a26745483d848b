package io.loopledger.delivery.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
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
  private static final KeyPair OTHER = pair();

  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> passwords = new CopyOnWriteArrayList<>();
  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

  /** Starts a server whose files are in a folder. */
  public static SftpServer start(Path root, int port) throws IOException {
    SftpServer started = new SftpServer();
    started.listen(root, port);
    return started;
  }

  private void listen(Path root, int port) throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          passwords.add(password);
          return user.equals("loop") && password.equals("secret");
        });
    server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession session,
              String remoteHandle,
              FileHandle localHandle,
              long offset,
              byte[] data,
              int dataOffset,
              int dataLength)
              throws IOException {
            if (room.addAndGet(-dataLength) < 0) {
              throw new IOException("No space left on device");
            }
          }
        });
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  public int port() {
    return server.getPort();
  }

  public static String hostKey() {
    return PublicKeyEntry.toString(HOST.getPublic());
  }

  public static String otherHostKey() {
    return PublicKeyEntry.toString(OTHER.getPublic());
  }

  public List<String> passwordsSeen() {
    return passwords;
  }

  /** Its disk takes so many bytes more. */
  public void room(long bytes) {
    room.set(bytes);
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
