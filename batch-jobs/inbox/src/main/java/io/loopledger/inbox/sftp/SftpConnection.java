package io.loopledger.inbox.sftp;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A session on a server whose host key is the known one. It reads nothing of the user's own SSH
 * settings: no configuration, no keys, no known hosts.
 */
final class SftpConnection implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final SftpSource source;
  private final SshClient client;
  private final SftpClient sftp;

  private SftpConnection(SftpSource source, SshClient client, SftpClient sftp) {
    this.source = source;
    this.client = client;
    this.sftp = sftp;
  }

  /**
   * Connects.
   *
   * @throws SftpDownException if the server does not answer
   * @throws SftpRefusedException if it has another host key, or does not let the user in
   */
  static SftpConnection open(SftpSource source) throws IOException {
    PublicKey known = hostKey(source);
    AtomicBoolean isOther = new AtomicBoolean();
    SshClient client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier(
        (session, address, key) -> {
          isOther.set(!KeyUtils.compareKeys(known, key));
          return !isOther.get();
        });
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 2);
    client.setSessionHeartbeat(HeartbeatType.IGNORE, HEARTBEAT);
    client.start();
    try {
      return new SftpConnection(source, client, session(source, client));
    } catch (IOException e) {
      client.stop();
      throw isOther.get() ? otherKey(source, e) : e;
    } catch (RuntimeException e) {
      client.stop();
      throw e;
    }
  }

  private static SftpClient session(SftpSource source, SshClient client) throws IOException {
    ClientSession session;
    try {
      session =
          client.connect(source.user(), source.host(), source.port()).verify(PATIENCE).getSession();
    } catch (IOException e) {
      throw new SftpDownException(source, e);
    }
    identify(source, session);
    try {
      session.auth().verify(PATIENCE);
    } catch (IOException e) {
      if (session.isOpen() || String.valueOf(e.getMessage()).contains("authentication")) {
        throw new SftpRefusedException(
            source,
            "user '%s' is not let in; check user and %s: %s"
                .formatted(source.user(), source.secret().file(), e.getMessage()),
            e);
      }
      throw new SftpDownException(source, e);
    }
    try {
      return SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException e) {
      throw new SftpDownException(source, e);
    }
  }

  private static void identify(SftpSource source, ClientSession session) throws IOException {
    switch (source.secret()) {
      case SftpSource.Secret.PasswordFile password ->
          session.addPasswordIdentity(SecretText.read(password.file()));
      case SftpSource.Secret.KeyFile key -> session.addPublicKeyIdentity(keyPair(source, key));
    }
  }

  private static KeyPair keyPair(SftpSource source, SftpSource.Secret.KeyFile key)
      throws IOException {
    Path file = key.file();
    String text = SecretText.read(file);
    try {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName(file.toString()),
              new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8)),
              null);
      if (keys != null && keys.iterator().hasNext()) {
        return keys.iterator().next();
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new SftpRefusedException(source, unusable(file) + ": " + e.getMessage(), e);
    }
    throw new SftpRefusedException(source, unusable(file), null);
  }

  private static String unusable(Path file) {
    return "%s holds no private key that can be used; give an RSA or ECDSA key without a passphrase"
        .formatted(file);
  }

  private static PublicKey hostKey(SftpSource source) throws SftpRefusedException {
    try {
      return PublicKeyEntry.parsePublicKeyEntry(source.hostKey())
          .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new SftpRefusedException(
          source,
          "host-key '%s' is no key that can be used: %s. Ask the partner for its RSA or ECDSA key, as in known_hosts: type and base 64"
              .formatted(source.hostKey(), e.getMessage()),
          e);
    }
  }

  private static SftpRefusedException otherKey(SftpSource source, Exception e) {
    return new SftpRefusedException(
        source,
        "its host key is not the one in inbox.yaml: nothing was sent to it. Ask the partner whether"
            + " the key was changed, and compare fingerprints, before you put in another",
        e);
  }

  /** The plain files of the folder. */
  List<RemoteFile> list() throws IOException {
    List<RemoteFile> files = new ArrayList<>();
    try {
      for (SftpClient.DirEntry entry : sftp.readEntries(source.folder())) {
        if (entry.getAttributes().isRegularFile()) {
          files.add(
              new RemoteFile(
                  entry.getFilename(),
                  entry.getAttributes().getSize(),
                  entry.getAttributes().getModifyTime().toInstant()));
        }
      }
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw failure(
          "folder '%s'".formatted(source.folder()), cause == null ? new IOException(e) : cause);
    } catch (IOException e) {
      throw failure("folder '%s'".formatted(source.folder()), e);
    }
    return files;
  }

  /** What a file is now. */
  RemoteFile look(RemoteFile file) throws IOException {
    try {
      SftpClient.Attributes now = sftp.stat(path(source.folder(), file.name()));
      return new RemoteFile(file.name(), now.getSize(), now.getModifyTime().toInstant());
    } catch (IOException e) {
      throw failure("file '%s'".formatted(file.name()), e);
    }
  }

  /** Reads a file into one of ours. */
  void read(RemoteFile file, Path into) throws IOException {
    try (InputStream in = sftp.read(path(source.folder(), file.name()))) {
      Files.copy(in, into, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure("file '%s'".formatted(file.name()), e);
    }
  }

  /** Moves a file on the server. */
  void move(RemoteFile file, String folder) throws IOException {
    try {
      sftp.rename(path(source.folder(), file.name()), path(folder, file.name()));
    } catch (IOException e) {
      throw failure("moving '%s' to '%s'".formatted(file.name(), folder), e);
    }
  }

  private static String path(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /** What the server answers is told; anything else means that it no longer does. */
  private IOException failure(String what, IOException e) {
    if (e instanceof SftpException answer
        && answer.getStatus() != SftpConstants.SSH_FX_CONNECTION_LOST) {
      return new SftpRefusedException(
          source,
          "%s: the server says %s; check the settings and the user's rights there"
              .formatted(what, answer.getMessage()),
          answer);
    }
    return new SftpDownException(source, what + ": the connection was cut", e);
  }

  @Override
  public void close() throws IOException {
    try {
      sftp.close();
    } finally {
      client.stop();
    }
  }
}
