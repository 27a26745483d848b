package io.loopledger.inbox.folder;

import java.util.List;
import java.util.Locale;

/** Names of files that are not there yet, or are none of ours. */
public final class Names {
  private static final List<String> UNFINISHED =
      List.of(".part", ".tmp", ".filepart", ".partial", ".crdownload");

  private Names() {}

  /** Whether a file with this name is left alone: hidden, or still on its way. */
  public static boolean isLeftAlone(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".") || UNFINISHED.stream().anyMatch(small::endsWith);
  }
}
