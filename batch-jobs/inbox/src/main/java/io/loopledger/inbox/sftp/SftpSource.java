package io.loopledger.inbox.sftp;

import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.sftp.SftpLogin;
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
    SftpLogin.Secret secret,
    String hostKey,
    String folder,
    String brand,
    Optional<LineGroup> group,
    Optional<String> doneFolder) {

  /** How its server is entered. */
  SftpLogin login() {
    return new SftpLogin(name, host, port, user, secret, hostKey, "inbox.yaml");
  }

  /** For people, such as {@code SFTP server psp (files.psp.example:22)}. */
  public String shown() {
    return login().shown();
  }
}
