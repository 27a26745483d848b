package io.loopledger.ingest.files;

import java.util.List;

/** A column of a format, found by the names it may have in a header. */
public interface Column {
  /** Its names, the usual one first; case, spaces and underscores make no difference. */
  List<String> names();

  /** Whether a file without it is of another format. */
  boolean required();

  /** The usual name. */
  default String title() {
    return names().getFirst();
  }
}
