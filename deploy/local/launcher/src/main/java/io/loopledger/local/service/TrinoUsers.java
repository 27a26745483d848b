package io.loopledger.local.service;

import io.loopledger.catalog.access.AccessUser;
import io.loopledger.local.Failure;
import io.loopledger.local.passwords.PasswordFile;
import io.loopledger.local.passwords.PasswordHash;
import io.loopledger.local.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may ask Trino. Each password stands in a file of its own; Trino gets only the hashes. A
 * password whose file is removed, or replaced by another, is new at the next start.
 */
public final class TrinoUsers {
  public static final String ADMIN = "admin";

  /** Sees the books of all tenants of this installation. */
  public static final String FINANCE = "finance";

  private static final String HASHES = "trino/password.db";
  private static final String GROUPS = "trino/group.db";

  private final Secrets secrets;

  public TrinoUsers(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The password of a user, or a message that lists the users there are. */
  public String password(String user) {
    if (!names().contains(user)) {
      throw new Failure(
          "There is no user '%s'; the users are %s.".formatted(user, String.join(", ", names())));
    }
    return secrets.read(secret(user));
  }

  /** The file of a user's password. */
  Path secretFile(String user) {
    return secrets.file(secret(user));
  }

  /** The names of the users Trino knows. */
  public List<String> names() {
    return readHashes().users().keySet().stream().sorted().toList();
  }

  /** The file of hashes Trino reads. */
  public Path passwordFile() {
    return secrets.file(HASHES);
  }

  /** The file of groups Trino reads. */
  public Path groupFile() {
    return secrets.file(GROUPS);
  }

  /**
   * Makes these the users, and no other: makes missing passwords, and hashes again only what the
   * file of hashes does not know.
   *
   * @param users by the names they log in with
   */
  public void set(SortedMap<String, AccessUser> users) {
    PasswordFile known = readHashes();
    Map<String, PasswordHash> hashes = new LinkedHashMap<>();
    for (String name : users.keySet()) {
      String password = secrets.readOrCreate(secret(name));
      PasswordHash hash =
          known
              .find(name)
              .filter(candidate -> isUnchanged(name) || candidate.matches(password))
              .orElseGet(() -> PasswordHash.of(password));
      hashes.put(name, hash);
    }
    // Who leaves loses the groups first; who comes gets them first.
    secrets.write(GROUPS, groups(users));
    secrets.write(HASHES, String.join("\n", new PasswordFile(hashes).lines()));
  }

  private static String groups(SortedMap<String, AccessUser> users) {
    SortedMap<String, Collection<String>> groups = new TreeMap<>();
    users.forEach(
        (name, user) -> {
          groups.computeIfAbsent(user.roleGroup(), group -> new TreeSet<>()).add(name);
          groups.computeIfAbsent(user.scopeGroup(), group -> new TreeSet<>()).add(name);
        });
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ":" + String.join(",", group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** Hashing is slow on purpose; a file older than its hash needs no look. */
  private boolean isUnchanged(String name) {
    try {
      return Files.getLastModifiedTime(secrets.file(secret(name)))
              .compareTo(Files.getLastModifiedTime(passwordFile()))
          < 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the time of the password of " + name, e);
    }
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
