package io.loopledger.inbox.folder;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lay in the inbox at one time.
 *
 * @param files that may be taken, in the order of their brands and names
 * @param problems what lies where nobody takes it, each with what to do
 */
public record Look(List<Dropped> files, List<String> problems) {
  public Look {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Those of these files that were the same before: nobody is writing them any more. */
  public List<Dropped> settledSince(Look before) {
    Set<Dropped> same = new HashSet<>(before.files());
    return files.stream().filter(same::contains).toList();
  }
}
