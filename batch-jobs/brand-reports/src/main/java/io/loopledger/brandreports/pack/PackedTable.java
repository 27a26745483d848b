package io.loopledger.brandreports.pack;

import io.loopledger.brandreports.csv.CsvTable;
import io.loopledger.brandreports.query.ReportTable;
import java.util.List;
import java.util.SortedMap;

/**
 * A file that was written.
 *
 * @param table what it holds
 * @param columns its columns, as the answer has them
 * @param file the file
 * @param rows without the header
 * @param fingerprints of its figures
 */
record PackedTable(
    ReportTable table,
    List<CsvTable.Column> columns,
    PartFile.Written file,
    long rows,
    SortedMap<String, SortedMap<String, String>> fingerprints) {}
