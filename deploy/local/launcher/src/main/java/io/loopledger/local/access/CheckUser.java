package io.loopledger.local.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A user who tries.
 *
 * @param name to log in with
 * @param role of the policy
 * @param own the brands whose rows are theirs
 */
record CheckUser(String name, String role, List<SampleBrand> own) {
  private static final List<String> OF_TENANTS = List.of("finance", "sustainability", "bi");

  /** A user of each role for each tenant and brand. */
  static List<CheckUser> all() {
    List<CheckUser> users = new ArrayList<>();
    for (String tenant : tenants()) {
      List<SampleBrand> own =
          SampleBrand.ALL.stream().filter(brand -> brand.tenant().equals(tenant)).toList();
      OF_TENANTS.forEach(role -> users.add(new CheckUser(role + "-" + tenant, role, own)));
    }
    SampleBrand.ALL.forEach(
        brand -> users.add(new CheckUser("brand-" + brand.name(), "brand", List.of(brand))));
    return users;
  }

  static List<String> tenants() {
    return SampleBrand.ALL.stream().map(SampleBrand::tenant).distinct().toList();
  }

  /** The brands whose rows are not theirs. */
  List<SampleBrand> others() {
    return SampleBrand.ALL.stream().filter(brand -> !own.contains(brand)).toList();
  }

  /** A pattern of the names of their brands. */
  String ownPattern() {
    return own.stream().map(SampleBrand::name).collect(Collectors.joining("|"));
  }

  /** Who of the same kind may see a brand's rows of a relation. */
  String ownerOf(SampleBrand victim, Relation relation) {
    return switch (role) {
      case "brand" -> "brand-" + victim.name();
      case "bi" ->
          relation.schema().equals("dashboards")
              ? "bi-" + victim.tenant()
              : "finance-" + victim.tenant();
      default -> "finance-" + victim.tenant();
    };
  }

  boolean seesPersons() {
    return !role.equals("sustainability");
  }
}
