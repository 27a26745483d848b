package io.loopledger.upkeep.table;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;

/**
 * The partition that the rows of a file go to when they are written anew. A file of a day goes to
 * its month where the table has been partitioned by month since; else it stays where it is.
 *
 * @param spec the table's newest, or the file's own
 * @param partition of that spec
 */
record Placement(PartitionSpec spec, StructLike partition) {
  static Placement of(Table table, PartitionSpec own, DataFile file) {
    PartitionSpec newest = table.spec();
    if (own.specId() == newest.specId() || !isDayOfMonth(own, newest)) {
      return new Placement(own, file.partition());
    }
    Integer day = file.partition().get(0, Integer.class);
    if (day == null) {
      return new Placement(own, file.partition());
    }
    GenericRecord month = GenericRecord.create(newest.partitionType());
    month.set(0, (int) ChronoUnit.MONTHS.between(LocalDate.EPOCH, LocalDate.ofEpochDay(day)));
    return new Placement(newest, month);
  }

  /** Text that two files share if, and only if, their rows go to one partition. */
  String path() {
    return spec.specId() + "/" + spec.partitionToPath(partition);
  }

  private static boolean isDayOfMonth(PartitionSpec own, PartitionSpec newest) {
    if (own.fields().size() != 1 || newest.fields().size() != 1) {
      return false;
    }
    PartitionField day = own.fields().getFirst();
    PartitionField month = newest.fields().getFirst();
    return day.sourceId() == month.sourceId()
        && day.transform().toString().equals("day")
        && month.transform().toString().equals("month");
  }
}
