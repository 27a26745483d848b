package io.loopledger.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.loopledger.catalog.reference.Brand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TrinoRulesTest {
  private static final List<Brand> BRANDS =
      List.of(brand("alder", "north"), brand("birch", "north"), brand("a.b", "south"));
  private static final Map<String, SortedSet<String>> VIEWS =
      Map.of("finance", new TreeSet<>(Set.of("margin")), "dashboards", new TreeSet<>(Set.of("m")));

  @Test
  void aTenantSeesItsTenantsRowsWhereATableNamesTenants() throws IOException {
    assertThat(first(Set.of("role/finance", "finance/north"), "ledger", "entries").path("filter"))
        .isEqualTo(text("tenant = 'north' AND coalesce(tenant = 'north', false)"));
  }

  @Test
  void aTenantSeesItsBrandsRowsWhereATableNamesOnlyBrands() throws IOException {
    assertThat(first(Set.of("finance/north"), "raw", "events").path("filter"))
        .isEqualTo(
            text("brand IN ('alder', 'birch') AND coalesce(brand IN ('alder', 'birch'), false)"));
  }

  @Test
  void aBrandSeesItsOwnRows() throws IOException {
    assertThat(first(Set.of("brand/a.b"), "mart", "rollup").path("filter"))
        .isEqualTo(text("brand = 'a.b' AND coalesce(brand = 'a.b', false)"));
  }

  @Test
  void aNameIsNoPattern() throws IOException {
    assertThat(find(Set.of("brand/axb"), "mart", "rollup")).isEmpty();
  }

  @Test
  void whoSeesAllTenantsHasNoFilterAndNothingOfThePlatformHidden() throws IOException {
    JsonNode rule = first(Set.of("finance/*"), "raw", "events");

    assertThat(rule.has("filter")).isFalse();
    assertThat(masks(rule)).isEmpty();
  }

  @Test
  void sustainabilitySeesNoPersons() throws IOException {
    JsonNode rule = first(Set.of("sustainability/north"), "raw", "events");

    assertThat(masks(rule)).contains("customer", "order_id", "extensions", "subject");
    assertThat(masks(rule)).contains("kafka_offset");
    assertThat(masks(first(Set.of("sustainability/*"), "raw", "events")))
        .contains("customer", "subject")
        .doesNotContain("kafka_offset");
  }

  @Test
  void metadataTablesAreClosedToAllButAdmin() throws IOException {
    JsonNode rule = first(Set.of("finance/*", "role/finance"), "ledger", "entries$files");

    assertThat(rule.path("privileges")).isEmpty();
  }

  @Test
  void aTableAmongViewsIsClosedUntilThePolicyNamesIt() throws IOException {
    assertThat(find(Set.of("role/finance"), "finance", "margin")).isPresent();
    assertThat(find(Set.of("role/finance"), "finance", "settlement_lines")).isEmpty();
  }

  @Test
  void onlyAdminHasMoreThanSelect() throws IOException {
    for (JsonNode rule : rules().path("tables")) {
      if (!rule.path("user").asText().equals("admin")) {
        rule.path("privileges").forEach(p -> assertThat(p.asText()).isEqualTo("SELECT"));
      }
    }
    assertThat(rules().path("schemas").path(1).path("owner").asBoolean(true)).isFalse();
    assertThat(rules().path("system_session_properties").path(1).path("allow").asBoolean(true))
        .isFalse();
  }

  @Test
  void usersFollowFromRolesAndRegistry() {
    assertThat(AccessUser.all(AccessPolicy.builtIn(), BRANDS).stream().map(AccessUser::name))
        .containsExactly(
            "admin",
            "finance",
            "finance-north",
            "finance-south",
            "sustainability",
            "sustainability-north",
            "sustainability-south",
            "brand-alder",
            "brand-birch",
            "brand-a.b",
            "bi",
            "bi-north",
            "bi-south");
  }

  @Test
  void limitsFollowFromThePolicy() {
    assertThat(TrinoLimits.groups(AccessPolicy.builtIn(), 1_000))
        .containsEntry("role.brand.running", "8")
        .containsEntry("role.brand.of-one-user", "3")
        .containsEntry("role.brand.queued", "100")
        .containsEntry("role.brand.memory-bytes", "400");
    assertThat(TrinoLimits.views(AccessPolicy.builtIn()))
        .isEqualTo(Map.of("statistics-for", "role/admin", "only-views-of.bi", "dashboards"));
  }

  @Test
  void aWrongPolicyIsRefused() {
    assertThatThrownBy(() -> AccessPolicy.read(yaml("tables: {raw.events: {}}")))
        .hasMessageContaining("a table needs the column that names the brand");
    assertThatThrownBy(() -> AccessPolicy.read(yaml("tables: {events: {brand: brand}}")))
        .hasMessageContaining("'events' is not schema.name");
    assertThatThrownBy(() -> AccessPolicy.read(yaml("tables: {}\nhides: []")))
        .hasMessageContaining("hides");
  }

  private static byte[] yaml(String rest) {
    return """
        roles:
          admin:
            description: Runs it.
            scope: platform
            reads: []
            through: all
            hides: []
            limits: {running: 2, of_one_user: 1, queued: 0, memory: 90 %}
        query_time: 30m
        views: [finance]
        """
        .concat(rest)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode rules() throws IOException {
    TrinoRules rules = new TrinoRules(AccessPolicy.builtIn(), BRANDS, VIEWS);
    return new JsonMapper().readTree(rules.json());
  }

  private static JsonNode first(Set<String> groups, String schema, String table)
      throws IOException {
    return find(groups, schema, table).orElseThrow();
  }

  /** The rule that decides, as Trino finds it. */
  private static Optional<JsonNode> find(Set<String> groups, String schema, String table)
      throws IOException {
    return StreamSupport.stream(rules().path("tables").spliterator(), false)
        .filter(rule -> !rule.has("user"))
        .filter(
            rule ->
                !rule.has("group") || groups.stream().anyMatch(group -> fits(rule, "group", group)))
        .filter(rule -> fits(rule, "catalog", "lake"))
        .filter(rule -> fits(rule, "schema", schema) && fits(rule, "table", table))
        .findFirst();
  }

  private static boolean fits(JsonNode rule, String field, String value) {
    return !rule.has(field) || Pattern.matches(rule.path(field).asText(), value);
  }

  private static List<String> masks(JsonNode rule) {
    List<String> masked = new ArrayList<>();
    rule.path("columns")
        .forEach(
            column -> {
              if (column.has("mask")) {
                masked.add(column.path("name").asText());
              }
            });
    return masked;
  }

  private static JsonNode text(String text) {
    return new TextNode(text);
  }

  private static Brand brand(String id, String tenant) {
    return new Brand(
        id, tenant, "DE", ZoneId.of("Europe/Berlin"), "EUR", Brand.Policies.DEFAULT, List.of());
  }
}
