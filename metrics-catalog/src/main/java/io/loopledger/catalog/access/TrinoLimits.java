package io.loopledger.catalog.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** The limits of the policy in the form of the options that the server's plugin takes. */
public final class TrinoLimits {
  private TrinoLimits() {}

  /**
   * How many queries run at a time.
   *
   * @param memoryBytes of the server for queries
   */
  public static Map<String, String> groups(AccessPolicy policy, long memoryBytes) {
    Map<String, String> options = new LinkedHashMap<>();
    policy
        .roles()
        .forEach(
            (name, role) -> {
              RoleLimits limits = role.limits();
              String prefix = "role." + name + ".";
              options.put(prefix + "running", Integer.toString(limits.running()));
              options.put(prefix + "of-one-user", Integer.toString(limits.ofOneUser()));
              options.put(prefix + "queued", Integer.toString(limits.queued()));
              options.put(
                  prefix + "memory-bytes",
                  Long.toString(Math.multiplyExact(memoryBytes, limits.memoryPercent()) / 100));
            });
    return options;
  }

  /** What the plugin refuses beyond Trino's rules: it alone knows whether a view is being read. */
  public static Map<String, String> views(AccessPolicy policy) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("statistics-for", AccessUser.roleGroup(AccessPolicy.ADMIN));
    policy
        .roles()
        .forEach(
            (name, role) -> {
              if (role.through() == Role.Through.VIEWS) {
                options.put("only-views-of." + name, String.join(",", role.reads()));
              }
            });
    return options;
  }
}
