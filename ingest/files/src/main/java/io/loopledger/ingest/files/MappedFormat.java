package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.CsvLayout;
import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.mapping.value.MappingTarget;
import io.loopledger.ingest.mapping.value.Names;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A mapping of rows, for one target.
 *
 * @param target with all parameters the mapping has
 * @param layout how the files are built
 */
record MappedFormat(Mapping mapping, MappingTarget target, CsvLayout layout) {
  MappedFormat {
    if (mapping.reads() != Names.Reads.CSV) {
      throw new IllegalArgumentException(
          "mapping '%s' reads JSON; a file of rows needs one with 'reads: csv'"
              .formatted(mapping.name()));
    }
    target = mapping.bind(target);
  }

  static MappedFormat of(Mapping mapping, ImportTarget target, Map<String, String> parameters) {
    return new MappedFormat(
        mapping,
        new MappingTarget(target.brand(), target.program(), target.contractZone(), parameters),
        mapping.csv());
  }

  /** The same for files with this sign between the cells, whatever the mapping says. */
  MappedFormat delimitedBy(char delimiter) {
    return new MappedFormat(
        mapping,
        target,
        new CsvLayout(Optional.of(delimiter), layout.skipLines(), layout.header()));
  }

  /**
   * Mapping and target as one text: a position of another mapping or target is never gone on with.
   */
  String identity() {
    return "%s %s %s %s %s %s"
        .formatted(
            mapping.name(),
            mapping.hash(),
            target.brand(),
            target.program(),
            target.contractZone(),
            new TreeMap<>(target.parameters()));
  }
}
