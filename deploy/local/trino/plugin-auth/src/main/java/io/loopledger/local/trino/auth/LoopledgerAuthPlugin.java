package io.loopledger.local.trino.auth;

import io.trino.spi.Plugin;
import io.trino.spi.security.GroupProviderFactory;
import io.trino.spi.security.PasswordAuthenticatorFactory;
import java.util.List;

/**
 * Trino's own password plugin is not on Maven Central; this one stands in for its file variants.
 */
public final class LoopledgerAuthPlugin implements Plugin {
  @Override
  public Iterable<PasswordAuthenticatorFactory> getPasswordAuthenticatorFactories() {
    return List.of(new FilePasswordAuthenticator.Factory());
  }

  @Override
  public Iterable<GroupProviderFactory> getGroupProviderFactories() {
    return List.of(new FileGroupProvider.Factory());
  }
}
