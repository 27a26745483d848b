package io.loopledger.catalog.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.reference.Brand;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The policy in the form of Trino's file-based access control. The first rule that fits decides,
 * and where none fits the answer is no.
 */
public final class TrinoRules {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LAKE = "lake";

  /** Columns every Iceberg table has besides its own: they tell files, not rows. */
  private static final List<String> FILE_COLUMNS =
      List.of(
          "$path", "$file_modified_time", "$partition", "$row_id", "$last_updated_sequence_number");

  private final AccessPolicy policy;
  private final List<Brand> brands;
  private final Map<String, SortedSet<String>> views;
  private final RowScope rowScope;

  /**
   * The rules for these brands and views.
   *
   * @param views names of the views there are, by schema. A table in a schema of views is none of
   *     them, and stays closed until the policy says whose its rows are
   */
  public TrinoRules(AccessPolicy policy, List<Brand> brands, Map<String, SortedSet<String>> views) {
    this.policy = policy;
    this.brands = List.copyOf(brands);
    this.views = views;
    this.rowScope = new RowScope(this.brands);
  }

  /** The file. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    catalogs(root.putArray("catalogs"));
    ArrayNode schemas = root.putArray("schemas");
    admin(schemas).put("owner", true);
    schemas.addObject().put("owner", false);
    tables(root.putArray("tables"));
    queries(root.putArray("queries"));
    privileges(admin(root.putArray("procedures")), "EXECUTE");
    functions(root.putArray("functions"));
    admin(root.putArray("system_information")).putArray("allow").add("read").add("write");
    onlyAdmin(root.putArray("system_session_properties"));
    onlyAdmin(root.putArray("catalog_session_properties"));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts is always writable as JSON", e);
    }
  }

  private void catalogs(ArrayNode rules) {
    admin(rules).put("catalog", ".*").put("allow", "all");
    for (String role : readers()) {
      String everybody = new AccessUser(role, AccessUser.EVERYBODY).scopeGroup();
      rules
          .addObject()
          .put("group", Pattern.quote(everybody))
          .put("catalog", "tpcds")
          .put("allow", "read-only");
      group(rules, role).put("catalog", LAKE + "|system").put("allow", "read-only");
    }
  }

  private void tables(ArrayNode rules) {
    privileges(admin(rules), "SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT");
    // Files, partitions, snapshots: smallest and largest values and paths, of everybody's rows.
    privileges(rules.addObject().put("table", ".*\\$.*"));
    // What drivers list schemas and columns with; it shows what its reader may see.
    privileges(rules.addObject().put("catalog", "system").put("schema", "jdbc"), "SELECT");
    privileges(rules.addObject().put("catalog", "tpcds"), "SELECT");
    for (AccessUser user : AccessUser.all(policy, brands)) {
      if (!user.role().equals(AccessPolicy.ADMIN)) {
        policy.tables().forEach((name, table) -> table(rules, user, name, table));
      }
    }
    for (String role : readers()) {
      schemasOf(policy.role(role)).forEach(schema -> views(rules, role, schema));
    }
  }

  private void table(ArrayNode rules, AccessUser user, String name, TableAccess table) {
    Role role = policy.role(user.role());
    String schema = name.substring(0, name.indexOf('.'));
    boolean isOthers = table.isOfPlatform() && !user.scope().equals(AccessUser.EVERYBODY);
    if (isOthers || !schemasOf(role).contains(schema)) {
      return;
    }
    ObjectNode rule =
        rules
            .addObject()
            .put("group", Pattern.quote(user.scopeGroup()))
            .put("catalog", LAKE)
            .put("schema", schema)
            .put("table", name.substring(name.indexOf('.') + 1));
    privileges(rule, "SELECT");
    rowScope.of(user, role, table).ifPresent(filter -> rule.put("filter", filter));
    ArrayNode columns = rule.putArray("columns");
    FILE_COLUMNS.forEach(column -> columns.addObject().put("name", column).put("allow", false));
    // What tells how much everybody sends is no news to who sees everybody.
    role.hides().stream()
        .filter(kind -> kind != ColumnKind.PLATFORM || !user.scope().equals(AccessUser.EVERYBODY))
        .forEach(kind -> masks(columns, table, kind));
  }

  private static void masks(ArrayNode columns, TableAccess table, ColumnKind kind) {
    for (String column : table.columnsOf(kind)) {
      columns.addObject().put("name", column).put("mask", kind.mask(column));
    }
  }

  private void views(ArrayNode rules, String role, String schema) {
    SortedSet<String> names = views.getOrDefault(schema, Collections.emptySortedSet());
    if (policy.viewSchemas().contains(schema) && !names.isEmpty()) {
      String anyOf = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
      privileges(
          group(rules, role).put("catalog", LAKE).put("schema", schema).put("table", anyOf),
          "SELECT");
    }
  }

  /**
   * The schemas a role needs rights in. One that reads through views has rights in all: a view runs
   * with its reader's. That it asks none of them directly is for the server's plugin to see to.
   */
  private SortedSet<String> schemasOf(Role role) {
    SortedSet<String> schemas = new TreeSet<>(role.reads());
    if (role.through() == Role.Through.VIEWS) {
      schemas.addAll(policy.viewSchemas());
      policy.tables().keySet().forEach(name -> schemas.add(name.substring(0, name.indexOf('.'))));
    }
    return schemas;
  }

  private void queries(ArrayNode rules) {
    admin(rules).putArray("allow").add("execute").add("kill").add("view");
    readers().forEach(role -> group(rules, role).putArray("allow").add("execute"));
  }

  /** Functions of catalogs are closed: Iceberg's table_changes reads rows past every filter. */
  private static void functions(ArrayNode rules) {
    privileges(admin(rules), "EXECUTE", "GRANT_EXECUTE", "OWNERSHIP");
    privileges(rules.addObject().put("catalog", "system").put("schema", "builtin"), "EXECUTE");
  }

  private List<String> readers() {
    return policy.roles().keySet().stream()
        .filter(role -> !role.equals(AccessPolicy.ADMIN))
        .toList();
  }

  private static void onlyAdmin(ArrayNode rules) {
    admin(rules).put("allow", true);
    rules.addObject().put("allow", false);
  }

  private static ObjectNode admin(ArrayNode rules) {
    return rules.addObject().put("user", AccessPolicy.ADMIN);
  }

  private static ObjectNode group(ArrayNode rules, String role) {
    return rules.addObject().put("group", Pattern.quote(AccessUser.roleGroup(role)));
  }

  private static void privileges(ObjectNode rule, String... privileges) {
    ArrayNode array = rule.putArray("privileges");
    for (String privilege : privileges) {
      array.add(privilege);
    }
  }
}
