package io.loopledger.local.passwords;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of a password file: one {@code user:iterations:salt:hash} a line, {@code #} comments.
 */
public record PasswordFile(Map<String, PasswordHash> users) {

  public PasswordFile {
    users = Map.copyOf(users);
  }

  /** Reads the lines of a password file; a malformed line is named by its number. */
  public static PasswordFile parse(List<String> lines) {
    Map<String, PasswordHash> users = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("Password file, line " + number + ": no user name");
      }
      try {
        users.put(line.substring(0, colon), PasswordHash.parse(line.substring(colon + 1).strip()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Password file, line " + number + ": " + e.getMessage(), e);
      }
    }
    return new PasswordFile(users);
  }

  /** The lines of the file, sorted by user. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    users.forEach((user, hash) -> lines.add(user + ":" + hash.encoded()));
    lines.sort(null);
    return lines;
  }

  /** The hash of a user, empty for a user who does not exist. */
  public Optional<PasswordHash> find(String user) {
    return Optional.ofNullable(users.get(user));
  }
}
