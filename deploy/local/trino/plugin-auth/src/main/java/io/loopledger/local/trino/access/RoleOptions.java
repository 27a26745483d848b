package io.loopledger.local.trino.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Options of the form {@code role.NAME.OPTION=VALUE}. */
final class RoleOptions {
  private static final String PREFIX = "role.";

  private final Map<String, Map<String, String>> byRole = new TreeMap<>();

  /**
   * Reads them.
   *
   * @param names the options each role must have, and no other
   */
  RoleOptions(Map<String, String> config, Set<String> names) {
    config.forEach(
        (key, value) -> {
          String[] parts = key.split("\\.", -1);
          if (!key.startsWith(PREFIX) || parts.length != 3 || !names.contains(parts[2])) {
            throw new IllegalArgumentException(
                "Unknown option %s; expected role.NAME. and one of %s".formatted(key, names));
          }
          byRole.computeIfAbsent(parts[1], role -> new TreeMap<>()).put(parts[2], value);
        });
    byRole.forEach(
        (role, options) -> {
          if (!options.keySet().equals(names)) {
            throw new IllegalArgumentException(
                "Role %s has options %s; expected %s".formatted(role, options.keySet(), names));
          }
        });
  }

  Set<String> roles() {
    return byRole.keySet();
  }

  boolean has(String role) {
    return byRole.containsKey(role);
  }

  /** The value of an option of a role there is. */
  String value(String role, String option) {
    Map<String, String> options = byRole.get(role);
    String value = options == null ? null : options.get(option);
    if (value == null) {
      throw new IllegalArgumentException("Role %s has no option %s".formatted(role, option));
    }
    return value;
  }

  int number(String role, String option) {
    return Integer.parseInt(value(role, option));
  }
}
