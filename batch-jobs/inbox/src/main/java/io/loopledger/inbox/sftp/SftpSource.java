package io.loopledger.inbox.sftp;

import io.loopledger.inbox.issuer.LineGroup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder on a server from which the files of a brand are fetched.
 *
 * @param name for people, and for what is remembered of it; unique
 * @param user with the password or the private key in {@code secret}
 * @param hostKey the server's own key, as in {@code known_hosts}: type and base 64
 * @param folder on the server
 * @param brand whose inbox the files go to
 * @param group folder of a kind in that inbox
 * @param doneFolder where fetched files are moved on the server; empty leaves them
 */
public record SftpSource(
    String name,
    String host,
    int port,
    String user,
    Secret secret,
    String hostKey,
    String folder,
    String brand,
    Optional<LineGroup> group,
    Optional<String> doneFolder) {

  /** How the user proves who it is. */
  public sealed interface Secret {
    /** The file. */
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
