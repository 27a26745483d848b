package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.ServiceName;
import java.util.List;
import java.util.Optional;

/** One server: what is particular about it. What all have in common stands in the platform. */
public interface Service {
  ServiceName name();

  /** What it is and does here, in a few words. */
  String title();

  /** Where it is reached, for people. */
  String address();

  Identity identity();

  /** The ports it will bind, its main one first. */
  List<PortUse> ports();

  /** Makes what it needs on disk, once or at each start; runs only while it is stopped. */
  void prepare();

  /** Starts the process and returns. */
  void launch();

  /** What still stands between the server and being ready; empty when it is ready. */
  Optional<String> obstacle();

  /** Asks the main process to end in an orderly way. */
  default void requestStop(ProcessHandle main) {
    main.destroy();
  }
}
