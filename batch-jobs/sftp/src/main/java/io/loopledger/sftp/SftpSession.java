package io.loopledger.sftp;

import io.loopledger.yaml.SecretFile;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
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
public final class SftpSession implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final SftpLogin login;
  private final SshClient client;
  private final SftpClient sftp;

  private SftpSession(SftpLogin login, SshClient client, SftpClient sftp) {
    this.login = login;
    this.client = client;
    this.sftp = sftp;
  }

  /**
   * Connects.
   *
   * @throws SftpDownException if the server does not answer
   * @throws SftpRefusedException if it has another host key, or does not let the user in
   */
  public static SftpSession open(SftpLogin login) throws IOException {
    PublicKey known = hostKey(login);
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
      return new SftpSession(login, client, session(login, client));
    } catch (IOException e) {
      client.stop();
      throw isOther.get() ? otherKey(login, e) : e;
    } catch (RuntimeException e) {
      client.stop();
      throw e;
    }
  }

  private static SftpClient session(SftpLogin login, SshClient client) throws IOException {
    ClientSession session;
    try {
      session =
          client.connect(login.user(), login.host(), login.port()).verify(PATIENCE).getSession();
    } catch (IOException e) {
      throw new SftpDownException(login, e);
    }
    identify(login, session);
    try {
      session.auth().verify(PATIENCE);
    } catch (IOException e) {
      if (session.isOpen() || String.valueOf(e.getMessage()).contains("authentication")) {
        throw new SftpRefusedException(
            login,
            "user '%s' is not let in; check user and %s: %s"
                .formatted(login.user(), login.secret().file(), e.getMessage()),
            e);
      }
      throw new SftpDownException(login, e);
    }
    try {
      return SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException e) {
      throw new SftpDownException(login, e);
    }
  }

  private static void identify(SftpLogin login, ClientSession session) throws IOException {
    switch (login.secret()) {
      case SftpLogin.Secret.PasswordFile password ->
          session.addPasswordIdentity(SecretFile.read(password.file()));
      case SftpLogin.Secret.KeyFile key -> session.addPublicKeyIdentity(keyPair(login, key));
    }
  }

  private static KeyPair keyPair(SftpLogin login, SftpLogin.Secret.KeyFile key) throws IOException {
    Path file = key.file();
    String text = SecretFile.read(file);
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
      throw new SftpRefusedException(login, unusable(file) + ": " + e.getMessage(), e);
    }
    throw new SftpRefusedException(login, unusable(file), null);
  }

  private static String unusable(Path file) {
    return "%s holds no private key that can be used; give an RSA or ECDSA key without a passphrase"
        .formatted(file);
  }

  private static PublicKey hostKey(SftpLogin login) throws SftpRefusedException {
    try {
      return PublicKeyEntry.parsePublicKeyEntry(login.hostKey())
          .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new SftpRefusedException(
          login,
          "host-key '%s' is no key that can be used: %s. Ask the partner for its RSA or ECDSA key, as in known_hosts: type and base 64"
              .formatted(login.hostKey(), e.getMessage()),
          e);
    }
  }

  private static SftpRefusedException otherKey(SftpLogin login, Exception e) {
    return new SftpRefusedException(
        login,
        "its host key is not the one in "
            + login.settingsFile()
            + ": nothing was sent to it. Ask the partner whether"
            + " the key was changed, and compare fingerprints, before you put in another",
        e);
  }

  /** What moves files. */
  public SftpClient files() {
    return sftp;
  }

  /**
   * A failure as what it is. What the server answers is told; anything else means that it no longer
   * does.
   *
   * @param what what was asked of it
   */
  public IOException failure(String what, IOException e) {
    if (e instanceof SftpException answer
        && answer.getStatus() != SftpConstants.SSH_FX_CONNECTION_LOST) {
      return new SftpRefusedException(
          login,
          "%s: the server says %s; check the settings and the user's rights there"
              .formatted(what, answer.getMessage()),
          answer);
    }
    return new SftpDownException(login, what + ": the connection was cut", e);
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
