package io.loopledger.catalog.access;

import io.loopledger.catalog.reference.Brand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A user of Trino as the policy and the registry make them: {@code role-scope}, such as {@code
 * finance-acme}.
 *
 * @param role of the policy
 * @param scope the tenant or brand whose rows it sees, or {@link #EVERYBODY}
 */
public record AccessUser(String role, String scope) {
  /** In place of a tenant: those of all. No tenant can have this name. */
  public static final String EVERYBODY = "*";

  /**
   * Everyone: admin, a user for each role and tenant or brand, and for each role of tenants one who
   * sees all tenants, for an installation of one company.
   */
  public static List<AccessUser> all(AccessPolicy policy, List<Brand> brands) {
    List<AccessUser> users = new ArrayList<>();
    policy
        .roles()
        .forEach(
            (name, role) ->
                scopes(role, brands).forEach(scope -> users.add(new AccessUser(name, scope))));
    return users;
  }

  private static Set<String> scopes(Role role, List<Brand> brands) {
    Set<String> scopes = new LinkedHashSet<>();
    if (role.scope() != Role.Scope.BRAND) {
      scopes.add(EVERYBODY);
    }
    for (Brand brand : brands) {
      switch (role.scope()) {
        case TENANT -> scopes.add(brand.tenant());
        case BRAND -> scopes.add(brand.id());
        case PLATFORM -> {}
      }
    }
    return scopes;
  }

  /** The name to log in with. */
  public String name() {
    return scope.equals(EVERYBODY) ? role : role + "-" + scope;
  }

  /** The group of everyone of the role. */
  public String roleGroup() {
    return roleGroup(role);
  }

  /** The group of everyone of the role and scope: what rules of rows go by. */
  public String scopeGroup() {
    return role + "/" + scope;
  }

  static String roleGroup(String role) {
    return "role/" + role;
  }
}
