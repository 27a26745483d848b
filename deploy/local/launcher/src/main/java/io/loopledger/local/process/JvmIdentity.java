package io.loopledger.local.process;

import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.ServiceName;
import java.util.List;
import java.util.Optional;

/** Servers on the JVM carry their home and name as system properties, in plain sight. */
public record JvmIdentity(Home home, ServiceName service) implements Identity {
  private static final String HOME = "-Dloopledger.home=";
  private static final String SERVICE = "-Dloopledger.service=";
  private static final String PORT = "-Dloopledger.port=";

  /** The options that mark a JVM as this server, with the port it is reached on. */
  public List<String> marks(int port) {
    return List.of(homeMark(), serviceMark(), PORT + port);
  }

  /** The options that mark a JVM as a tool of this server, which serves nobody. */
  public List<String> marks() {
    return List.of(homeMark(), serviceMark());
  }

  @Override
  public boolean owns(OsProcess process) {
    return process.arguments().contains(homeMark()) && process.arguments().contains(serviceMark());
  }

  @Override
  public boolean isMain(OsProcess process) {
    return port(process).isPresent();
  }

  @Override
  public Optional<Integer> port(OsProcess main) {
    return main.arguments().stream()
        .filter(argument -> argument.startsWith(PORT))
        .map(argument -> Integer.valueOf(argument.substring(PORT.length())))
        .findFirst();
  }

  private String homeMark() {
    return HOME + home.root();
  }

  private String serviceMark() {
    return SERVICE + service.id();
  }
}
