package io.loopledger.local.service;

import io.loopledger.local.Failure;
import io.loopledger.local.passwords.PasswordFile;
import io.loopledger.local.passwords.PasswordHash;
import io.loopledger.local.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may ask Trino. Each password stands in a file of its own; Trino gets only the hashes. */
public final class TrinoUsers {
  public static final String ADMIN = "admin";
  public static final String FINANCE = "finance";
  public static final String SUSTAINABILITY = "sustainability";

  /** The group of those who read and never write. */
  static final String READERS = "readers";

  private static final List<String> ALL = List.of(ADMIN, FINANCE, SUSTAINABILITY);

  private final Secrets secrets;

  public TrinoUsers(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The password of a user, or a message that lists the users there are. */
  public String password(String user) {
    if (!user.matches("[a-z0-9_-]+") || !Files.isRegularFile(secrets.file(secret(user)))) {
      throw new Failure(
          "There is no user '%s'; the users are %s.".formatted(user, String.join(", ", ALL)));
    }
    return secrets.read(secret(user));
  }

  /** The file of hashes Trino reads. */
  public Path passwordFile() {
    return secrets.file("trino/password.db");
  }

  /** The file of groups Trino reads. */
  public Path groupFile() {
    return secrets.file("trino/group.db");
  }

  /** Makes missing passwords, and hashes again only what the file of hashes does not know. */
  public void createMissing() {
    PasswordFile known = readHashes();
    Map<String, PasswordHash> hashes = new LinkedHashMap<>();
    for (String user : ALL) {
      String password = secrets.readOrCreate(secret(user));
      PasswordHash hash =
          known
              .find(user)
              .filter(candidate -> candidate.matches(password))
              .orElseGet(() -> PasswordHash.of(password));
      hashes.put(user, hash);
    }
    secrets.write("trino/password.db", String.join("\n", new PasswordFile(hashes).lines()));
    secrets.write("trino/group.db", READERS + ":" + FINANCE + "," + SUSTAINABILITY);
  }

  private PasswordFile readHashes() {
    try {
      return Files.exists(passwordFile())
          ? PasswordFile.parse(Files.readAllLines(passwordFile()))
          : new PasswordFile(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + passwordFile(), e);
    }
  }

  private static String secret(String user) {
    return "trino/" + user + ".password";
  }
}
