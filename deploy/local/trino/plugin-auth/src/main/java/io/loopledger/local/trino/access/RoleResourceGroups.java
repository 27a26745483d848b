package io.loopledger.local.trino.access;

import io.trino.spi.resourcegroups.ResourceGroup;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManager;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerContext;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;
import io.trino.spi.resourcegroups.ResourceGroupId;
import io.trino.spi.resourcegroups.SchedulingPolicy;
import io.trino.spi.resourcegroups.SelectionContext;
import io.trino.spi.resourcegroups.SelectionCriteria;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resource groups {@code role.user}: a heavy query takes the turn of its own user first, then of
 * its role, and never all of the server. Trino's own managers of resource groups are not on Maven
 * Central. A user without a role has no group, and is refused.
 */
final class RoleResourceGroups implements ResourceGroupConfigurationManager<String> {
  static final Set<String> OPTIONS = Set.of("running", "of-one-user", "queued", "memory-bytes");

  private static final String ROLE = "role/";

  private final RoleOptions options;

  RoleResourceGroups(RoleOptions options) {
    this.options = options;
  }

  @Override
  public Optional<SelectionContext<String>> match(SelectionCriteria criteria) {
    return criteria.getUserGroups().stream()
        .filter(group -> group.startsWith(ROLE))
        .map(group -> group.substring(ROLE.length()))
        .filter(options::has)
        .sorted()
        .findFirst()
        .map(
            role ->
                new SelectionContext<>(
                    new ResourceGroupId(new ResourceGroupId(role), criteria.getUser()), role));
  }

  @Override
  public void configure(ResourceGroup group, SelectionContext<String> criteria) {
    String role = criteria.getContext();
    boolean isOfUser = group.getId().getParent().isPresent();
    int running = options.number(role, isOfUser ? "of-one-user" : "running");
    group.setHardConcurrencyLimit(running);
    group.setSoftConcurrencyLimit(running);
    group.setMaxQueuedQueries(options.number(role, "queued"));
    group.setSoftMemoryLimitBytes(Long.parseLong(options.value(role, "memory-bytes")));
    if (!isOfUser) {
      group.setSchedulingPolicy(SchedulingPolicy.FAIR);
    }
  }

  @Override
  public SelectionContext<String> parentGroupContext(SelectionContext<String> context) {
    ResourceGroupId group = context.getResourceGroupId();
    return new SelectionContext<>(group.getParent().orElse(group), context.getContext());
  }

  @Override
  public void shutdown() {}

  /** {@code resource-groups.configuration-manager=loopledger-roles}. */
  static final class Factory implements ResourceGroupConfigurationManagerFactory {
    @Override
    public String getName() {
      return "loopledger-roles";
    }

    @Override
    public ResourceGroupConfigurationManager<?> create(
        Map<String, String> config, ResourceGroupConfigurationManagerContext context) {
      return new RoleResourceGroups(new RoleOptions(config, OPTIONS));
    }
  }
}
