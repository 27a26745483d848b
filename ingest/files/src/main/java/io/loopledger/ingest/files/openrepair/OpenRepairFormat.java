package io.loopledger.ingest.files.openrepair;

import io.loopledger.ingest.files.Column;
import io.loopledger.ingest.files.CsvFormat;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.files.RowMapper;
import io.loopledger.ingest.files.RowMemory;
import java.util.List;

/** The Open Repair Data Standard, for one programme of a brand. */
record OpenRepairFormat(ImportTarget target) implements CsvFormat {
  OpenRepairFormat {
    if (target.program().isEmpty()) {
      throw new IllegalArgumentException(
          "program is missing; repair records belong to a programme, name it with --program");
    }
  }

  @Override
  public String title() {
    return "the Open Repair Data Standard (v0.2.1 or v0.3)";
  }

  @Override
  public String identity() {
    return "open-repair " + target;
  }

  @Override
  public List<? extends Column> columns() {
    return List.of(OpenRepairColumn.values());
  }

  @Override
  public RowMapper mapper(RowMemory memory) {
    return new RepairRecords(target, memory);
  }
}
