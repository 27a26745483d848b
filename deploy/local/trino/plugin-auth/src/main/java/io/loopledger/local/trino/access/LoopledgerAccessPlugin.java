package io.loopledger.local.trino.access;

import io.trino.spi.Plugin;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;
import io.trino.spi.security.SystemAccessControlFactory;
import java.util.List;

/** What the rule file of Trino cannot say, and a manager of resource groups. */
public final class LoopledgerAccessPlugin implements Plugin {
  @Override
  public Iterable<SystemAccessControlFactory> getSystemAccessControlFactories() {
    return List.of(new ViewReaders.Factory());
  }

  @Override
  public Iterable<ResourceGroupConfigurationManagerFactory>
      getResourceGroupConfigurationManagerFactories() {
    return List.of(new RoleResourceGroups.Factory());
  }
}
