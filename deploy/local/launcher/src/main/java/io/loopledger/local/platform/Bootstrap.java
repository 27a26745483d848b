package io.loopledger.local.platform;

import io.loopledger.local.settings.ServiceName;
import java.util.Set;

/**
 * A step between the servers: something one server must hold before the next may start. It runs at
 * every start, so it must change nothing when all is there.
 */
public interface Bootstrap {
  /** What is there afterwards, for the user. */
  String title();

  /** The servers that must be ready before. */
  Set<ServiceName> needs();

  void run() throws Exception;
}
