package io.loopledger.catalog.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The policy of {@code access-policy.yaml}: the roles, and what of each table is whose. What it
 * does not name is refused.
 *
 * @param roles by name, in the order of the file
 * @param queryTime how long a query may run, such as {@code 30m}; only admin may raise it
 * @param viewSchemas schemas of which only the views are read
 * @param tables by {@code schema.name}, in the order of the file
 */
public record AccessPolicy(
    @JsonProperty("roles") Map<String, Role> roles,
    @JsonProperty("query_time") String queryTime,
    @JsonProperty("views") List<String> viewSchemas,
    @JsonProperty("tables") Map<String, TableAccess> tables) {
  /** The role that runs the platform; there is one user of it, of the same name. */
  public static final String ADMIN = "admin";

  private static final String RESOURCE = "access-policy.yaml";

  /** Role and schema names stand in names of users and groups, and in patterns. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private static final Pattern TIME = Pattern.compile("[1-9][0-9]*[smh]");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  public AccessPolicy {
    roles = new LinkedHashMap<>(requireNonNull(roles, "roles is missing"));
    viewSchemas = List.copyOf(requireNonNull(viewSchemas, "views is missing"));
    tables = new LinkedHashMap<>(requireNonNull(tables, "tables is missing"));
    Role admin = roles.get(ADMIN);
    if (admin == null || admin.scope() != Role.Scope.PLATFORM) {
      throw new IllegalArgumentException("roles: there must be an admin of scope platform");
    }
    if (!TIME.matcher(requireNonNull(queryTime, "query_time is missing")).matches()) {
      throw new IllegalArgumentException(
          "query_time is '%s', not a time such as 90s, 10m or 2h".formatted(queryTime));
    }
    roles.forEach(AccessPolicy::checkRole);
    tables.keySet().forEach(AccessPolicy::checkTable);
    viewSchemas.forEach(schema -> checkName("views", schema));
  }

  private static void checkRole(String name, Role role) {
    checkName("roles", name);
    if (role.scope() == Role.Scope.PLATFORM && !name.equals(ADMIN)) {
      throw new IllegalArgumentException(
          "role %s has scope platform; only admin may, others have tenant or brand"
              .formatted(name));
    }
    role.reads().forEach(schema -> checkName("reads of role " + name, schema));
  }

  private static void checkTable(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("tables: '%s' is not schema.name".formatted(name));
    }
    for (String part : parts) {
      checkName("tables", part);
    }
  }

  private static void checkName(String where, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s: '%s' must be of a-z, 0-9 and _, beginning with a letter".formatted(where, name));
    }
  }

  /** A role by its name. */
  public Role role(String name) {
    return requireNonNull(roles.get(name), () -> "there is no role " + name);
  }

  /** The policy this release ships. */
  public static AccessPolicy builtIn() {
    try (InputStream in = AccessPolicy.class.getResourceAsStream(RESOURCE)) {
      return read(requireNonNull(in, RESOURCE + " is missing from the jar").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * A policy of a file.
   *
   * @throws IOException with line and column where it is not of the form of the file shipped
   */
  static AccessPolicy read(byte[] yaml) throws IOException {
    return YAML.readValue(yaml, AccessPolicy.class);
  }
}
