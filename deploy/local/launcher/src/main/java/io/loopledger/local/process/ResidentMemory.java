package io.loopledger.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a process holds, in bytes; unknown where the platform does not say. */
public final class ResidentMemory {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long KILO = 1024;

  private ResidentMemory() {}

  public static OptionalLong of(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      String kilobytes = Files.isReadable(status) ? fromStatus(status) : fromPs(pid);
      return kilobytes.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(kilobytes) * KILO);
    } catch (IOException unknown) {
      // A process that just ended, or a platform without ps: the column stays empty.
      return OptionalLong.empty();
    }
  }

  private static String fromStatus(Path status) throws IOException {
    Matcher matcher = RESIDENT.matcher(Files.readString(status));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String fromPs(long pid) throws IOException {
    List<String> command = List.of("ps", "-o", "rss=", "-p", Long.toString(pid));
    Process process = new ProcessBuilder(command).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return output.matches("\\d+") ? output : "";
  }
}
