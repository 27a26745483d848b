package io.loopledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker's second door: encrypted, and only for users with a password (SASL_SSL, SCRAM-SHA-512).
 *
 * @param port its port on 127.0.0.1
 * @param folder where its key and certificate are
 */
record SecuredListener(int port, Path folder) {
  private static final String KEY_PASSWORD = "key-password";

  /** The certificate, PEM, that clients have to trust. */
  Path certificate() {
    return folder.resolve("broker.pem");
  }

  private Path keys() {
    return folder.resolve("broker.p12");
  }

  String address() {
    return "SECURED://127.0.0.1:" + port;
  }

  List<String> lines() {
    return List.of(
        "sasl.enabled.mechanisms=SCRAM-SHA-512",
        "listener.name.secured.scram-sha-512.sasl.jaas.config="
            + "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "listener.name.secured.ssl.keystore.type=PKCS12",
        "listener.name.secured.ssl.keystore.location=" + keys().toString().replace("\\", "\\\\"),
        "listener.name.secured.ssl.keystore.password=" + KEY_PASSWORD,
        "listener.name.secured.ssl.key.password=" + KEY_PASSWORD);
  }

  /** Makes a key and a certificate for 127.0.0.1, with the JDK's own tool. */
  void makeCertificate() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + folder, e);
    }
    keytool(
        List.of(
            "-genkeypair", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1"));
    keytool(List.of("-exportcert", "-rfc", "-file", certificate().toString()));
  }

  private void keytool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", "broker", "-keystore", keys().toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", KEY_PASSWORD));
    try {
      Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException("keytool made no certificate: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start keytool", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a certificate is made", e);
    }
  }
}
