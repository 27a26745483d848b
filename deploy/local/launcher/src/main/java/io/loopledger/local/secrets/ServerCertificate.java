package io.loopledger.local.secrets;

import io.loopledger.local.process.Launch;
import io.loopledger.local.settings.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The self-signed certificate of this home's servers, made with the JDK's own keytool. Clients
 * trust exactly this certificate and no other.
 */
public final class ServerCertificate {
  private static final String ALIAS = "loopledger";
  private static final String PASSWORD_VARIABLE = "LOOPLEDGER_KEYSTORE_PASSWORD";

  private final Secrets secrets;
  private final Path log;

  public ServerCertificate(Secrets secrets, Path log) {
    this.secrets = secrets;
    this.log = log;
  }

  /** The key and the certificate, as PKCS #12. */
  public Path keystore() {
    return secrets.file("trino/keystore.p12");
  }

  /** The certificate alone, as PEM. */
  public Path certificate() {
    return secrets.file("trino/certificate.pem");
  }

  public String password() {
    return secrets.readOrCreate("trino/keystore.password");
  }

  /** Makes what is missing; both files appear whole or not at all. */
  public void createIfMissing() {
    if (Files.exists(keystore()) && Files.exists(certificate())) {
      return;
    }
    try {
      Path folder = OwnerOnly.folderOf(keystore());
      Path fresh = folder.resolve("keystore.new");
      Path freshCertificate = folder.resolve("certificate.new");
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(freshCertificate);
      generate(fresh);
      export(fresh, freshCertificate);
      Files.move(freshCertificate, certificate(), StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, keystore(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the server certificate", e);
    }
  }

  private void generate(Path keystore) {
    keytool(
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "3650",
            "-dname",
            "CN=localhost, O=Loopledger",
            "-ext",
            "SAN=ip:127.0.0.1,dns:localhost"),
        keystore);
  }

  private void export(Path keystore, Path certificate) {
    keytool(List.of("-exportcert", "-rfc", "-file", certificate.toString()), keystore);
  }

  /** The umask makes keytool's files owner-only from the start; the password stays off the line. */
  private void keytool(List<String> options, Path keystore) {
    List<String> command =
        new java.util.ArrayList<>(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(options);
    command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keystore.toString()));
    command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
    new Launch(command, Map.of(PASSWORD_VARIABLE, password()), secrets.folder(), log).run();
  }
}
