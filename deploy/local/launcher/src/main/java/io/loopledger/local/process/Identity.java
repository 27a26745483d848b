package io.loopledger.local.process;

import java.util.List;
import java.util.Optional;

/** How the processes of one server of one home are told from every other process. */
public interface Identity {
  /** Whether a process belongs to the server. */
  boolean owns(OsProcess process);

  /** Whether a process of the server is the one that accepts connections and orders. */
  boolean isMain(OsProcess process);

  /** The port the main process was started for, from its command line. */
  Optional<Integer> port(OsProcess main);

  /** Every live process of the server. */
  default List<OsProcess> find() {
    return OsProcess.all().filter(this::owns).toList();
  }

  /** The main process, if it lives. */
  default Optional<OsProcess> findMain() {
    return OsProcess.all().filter(process -> owns(process) && isMain(process)).findFirst();
  }
}
