package io.loopledger.local.figure;

import io.loopledger.catalog.metrics.explain.Explained;
import io.loopledger.schemas.lake.TableVersion;
import java.util.List;
import java.util.Optional;

/**
 * A figure that was taken apart, with the states of the tables that were read.
 *
 * @param explained the figure
 * @param read the tables below it, each at one snapshot
 * @param tag tag that was asked for; empty where the newest state was read
 */
public record Evidence(Explained explained, List<TableVersion> read, Optional<String> tag) {
  public Evidence {
    read = List.copyOf(read);
  }
}
