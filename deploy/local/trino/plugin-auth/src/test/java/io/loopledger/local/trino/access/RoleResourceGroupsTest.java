package io.loopledger.local.trino.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trino.spi.resourcegroups.SelectionContext;
import io.trino.spi.resourcegroups.SelectionCriteria;
import io.trino.spi.session.ResourceEstimates;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleResourceGroupsTest {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "role.bi.running", "8",
          "role.bi.of-one-user", "6",
          "role.bi.queued", "200",
          "role.bi.memory-bytes", "1000");

  private final RoleResourceGroups groups =
      new RoleResourceGroups(new RoleOptions(OPTIONS, RoleResourceGroups.OPTIONS));

  @Test
  void aUserHasAGroupBelowThatOfTheRole() {
    SelectionContext<String> context = groups.match(criteria("bi/north", "role/bi")).orElseThrow();

    assertThat(context.getResourceGroupId().getSegments()).containsExactly("bi", "bi-north");
    assertThat(groups.parentGroupContext(context).getResourceGroupId().getSegments())
        .containsExactly("bi");
  }

  @Test
  void aUserWithoutARoleHasNone() {
    assertThat(groups.match(criteria("bi/north"))).isEmpty();
    assertThat(groups.match(criteria("role/unknown"))).isEmpty();
  }

  @Test
  void aWrongOptionIsNamed() {
    assertThatThrownBy(
            () -> new RoleOptions(Map.of("role.bi.speed", "1"), RoleResourceGroups.OPTIONS))
        .hasMessageContaining("Unknown option role.bi.speed");
    assertThatThrownBy(
            () -> new RoleOptions(Map.of("role.bi.queued", "1"), RoleResourceGroups.OPTIONS))
        .hasMessageContaining("Role bi has options [queued]");
  }

  private static SelectionCriteria criteria(String... userGroups) {
    return new SelectionCriteria(
        true,
        "bi-north",
        Set.of(userGroups),
        "bi-north",
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        new ResourceEstimates(Optional.empty(), Optional.empty(), Optional.empty()),
        "SELECT 1",
        Optional.empty());
  }
}
