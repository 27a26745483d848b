package io.loopledger.local.trino.auth;

import io.trino.spi.security.GroupProvider;
import io.trino.spi.security.GroupProviderFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups from a file of {@code group:user,user} lines, so that access rules can name a group. */
final class FileGroupProvider implements GroupProvider {
  private final ReloadingFile<Map<String, Set<String>>> file;

  FileGroupProvider(Path file) {
    this.file = new ReloadingFile<>(file, FileGroupProvider::groupsByUser);
  }

  @Override
  public Set<String> getGroups(String user) {
    return file.current().getOrDefault(user, Set.of());
  }

  private static Map<String, Set<String>> groupsByUser(List<String> lines) {
    Map<String, Set<String>> groups = new HashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("Group file: expected group:user,user but got " + line);
      }
      String group = line.substring(0, colon).strip();
      for (String user : line.substring(colon + 1).split(",", -1)) {
        groups.computeIfAbsent(user.strip(), absent -> new HashSet<>()).add(group);
      }
    }
    return Map.copyOf(groups);
  }

  /** {@code group-provider.name=loopledger-file}. */
  static final class Factory implements GroupProviderFactory {
    @Override
    public String getName() {
      return "loopledger-file";
    }

    @Override
    public GroupProvider create(Map<String, String> config) {
      return new FileGroupProvider(FileOption.in(config));
    }
  }
}
