package io.loopledger.sftp;

import java.nio.file.Path;

/**
 * How a partner's server is entered.
 *
 * @param name for people
 * @param user with the password or the private key in {@code secret}
 * @param hostKey the server's own key, as in {@code known_hosts}: type and base 64
 * @param settingsFile where all this stands, for messages
 */
public record SftpLogin(
    String name,
    String host,
    int port,
    String user,
    Secret secret,
    String hostKey,
    String settingsFile) {

  /** How the user proves who it is. */
  public sealed interface Secret {
    /** The file; only its owner may read it. */
    Path file();

    /** A private key without a passphrase, in OpenSSH's or PEM format. */
    record KeyFile(Path file) implements Secret {}

    /** A password, alone in its file. */
    record PasswordFile(Path file) implements Secret {}
  }

  /** For people, such as {@code SFTP server psp (files.psp.example:22)}. */
  public String shown() {
    return "SFTP server %s (%s:%d)".formatted(name, host, port);
  }
}
