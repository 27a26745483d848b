package io.loopledger.local.platform;

import io.loopledger.local.settings.ServiceName;
import java.util.List;
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

  /** Does it; returns what the user must know, which is nothing where all went well. */
  List<String> run() throws Exception;
}
