package io.loopledger.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A live process with what tells it from others. There are no PID files that could go stale and
 * name a stranger: the process list is asked each time, and signals go through {@link
 * ProcessHandle}, which checks the start time, so that a reused PID is never hit.
 */
public record OsProcess(ProcessHandle handle, String executable, List<String> arguments) {

  public OsProcess {
    arguments = List.copyOf(arguments);
  }

  /** All processes this user can see, with their command lines. */
  public static Stream<OsProcess> all() {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.pid() != self)
        .flatMap(handle -> read(handle).stream());
  }

  /** Empty for a process that is gone, dead but not yet collected, or not ours to see. */
  private static Optional<OsProcess> read(ProcessHandle handle) {
    String executable = handle.info().command().orElse("");
    List<String> arguments = arguments(handle);
    return executable.isEmpty() && arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(new OsProcess(handle, executable, arguments));
  }

  /** Linux cuts long command lines in {@link ProcessHandle.Info}, but not in its own file. */
  private static List<String> arguments(ProcessHandle handle) {
    Path file = Path.of("/proc", Long.toString(handle.pid()), "cmdline");
    if (Files.isReadable(file)) {
      try {
        String line = Files.readString(file, StandardCharsets.ISO_8859_1);
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
      } catch (IOException gone) {
        // The process ended between the listing and the reading: it is nobody's any more.
        return List.of();
      }
    }
    return handle.info().arguments().map(List::of).orElse(List.of());
  }
}
