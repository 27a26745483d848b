package io.loopledger.streaming.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * How the job proves itself to Kafka, and Kafka to the job.
 *
 * @param protocol {@code kafka.security.protocol}, default {@code PLAINTEXT}: or {@code SSL},
 *     {@code SASL_SSL}, {@code SASL_PLAINTEXT}
 * @param mechanism {@code kafka.sasl.mechanism}, default {@code SCRAM-SHA-512}: or {@code
 *     SCRAM-SHA-256}, {@code PLAIN}; without a meaning where the protocol has no SASL
 * @param user {@code kafka.sasl.username}, required with SASL
 * @param password the content of {@code kafka.sasl.password-file}, required with SASL; never shown
 * @param certificates the content of {@code kafka.ssl.ca-file}, PEM: who may vouch for the broker;
 *     empty is whom the JDK trusts. It travels with the job, so no other machine needs the file
 */
public record KafkaSecurity(
    String protocol, String mechanism, String user, String password, String certificates) {
  /** Neither encrypted nor authenticated: for one machine. */
  public static final KafkaSecurity NONE = new KafkaSecurity("PLAINTEXT", "", "", "", "");

  static final Set<String> KEYS =
      Set.of(
          "kafka.security.protocol",
          "kafka.sasl.mechanism",
          "kafka.sasl.username",
          "kafka.sasl.password-file",
          "kafka.ssl.ca-file");

  private static final Set<String> PROTOCOLS =
      Set.of("PLAINTEXT", "SSL", "SASL_SSL", "SASL_PLAINTEXT");
  private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

  /** What is asked for; the files are read once all keys are known to be right. */
  record Keys(String protocol, String mechanism, String user, String passwordFile, String caFile) {

    static Keys of(PostingJobConfig.Keys keys) {
      String protocol = keys.oneOf("kafka.security.protocol", "PLAINTEXT", PROTOCOLS);
      String caFile = protocol.endsWith("SSL") ? keys.optional("kafka.ssl.ca-file") : "";
      if (!protocol.startsWith("SASL")) {
        return new Keys(protocol, "", "", "", caFile);
      }
      return new Keys(
          protocol,
          keys.oneOf("kafka.sasl.mechanism", "SCRAM-SHA-512", MECHANISMS),
          keys.text("kafka.sasl.username", null),
          keys.text("kafka.sasl.password-file", null),
          caFile);
    }

    KafkaSecurity read() throws IOException {
      return new KafkaSecurity(protocol, mechanism, user, content(passwordFile), content(caFile));
    }

    private static String content(String file) throws IOException {
      return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
    }
  }

  /** The properties every Kafka client of the job has. */
  public Properties properties() {
    Map<String, String> set = new HashMap<>();
    set.put("security.protocol", protocol);
    if (!mechanism.isEmpty()) {
      set.put("sasl.mechanism", mechanism);
      set.put("sasl.jaas.config", login());
    }
    if (!certificates.isEmpty()) {
      set.put("ssl.truststore.type", "PEM");
      set.put("ssl.truststore.certificates", certificates);
    }
    Properties properties = new Properties();
    properties.putAll(set);
    return properties;
  }

  private String login() {
    String module =
        mechanism.equals("PLAIN")
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    return "%s required username=%s password=%s;".formatted(module, quoted(user), quoted(password));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return "KafkaSecurity[protocol=%s, mechanism=%s, user=%s, own certificates=%s]"
        .formatted(protocol, mechanism, user, certificates.isEmpty() ? "no" : "yes");
  }
}
