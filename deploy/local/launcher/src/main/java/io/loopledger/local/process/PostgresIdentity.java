package io.loopledger.local.process;

import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.ServiceName;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's processes run a program that was unpacked into the home; so do the workers that
 * outlive a killed server for a moment, whose command lines say nothing of the home.
 */
public record PostgresIdentity(Home home) implements Identity {
  @Override
  public boolean owns(OsProcess process) {
    return process.executable().startsWith(home.data(ServiceName.POSTGRES) + "/");
  }

  @Override
  public boolean isMain(OsProcess process) {
    return process.arguments().contains("-D") && port(process).isPresent();
  }

  @Override
  public Optional<Integer> port(OsProcess main) {
    List<String> arguments = main.arguments();
    int option = arguments.indexOf("-p");
    return option >= 0 && option + 1 < arguments.size()
        ? Optional.of(Integer.valueOf(arguments.get(option + 1)))
        : Optional.empty();
  }
}
