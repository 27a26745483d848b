package io.loopledger.upkeep.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.policy.FileRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has settled lies in files of one or few brands. */
class DividedFilesTest {
  private static final Duration MONTH = Duration.ofDays(30);

  private final RollupLake lake;

  DividedFilesTest(@TempDir Path folder) {
    this.lake = RollupLake.in(folder);
  }

  @BeforeEach
  void sixCommitsOfTenRows() {
    for (int commit = 1; commit <= 6; commit++) {
      lake.append(commit * 10 - 9, commit * 10, commit);
    }
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** Rows 1 to 60 and 35,000 more, of three brands in turn. */
  @Test
  void whatHasSettledIsDividedWhereTheBrandChangesAndThenLeftAlone() throws IOException {
    for (int commit = 0; commit < 5; commit++) {
      lake.append(61 + commit * 7_000, 60 + (commit + 1) * 7_000, 7 + commit);
    }

    TableReport report = lake.upkeep(MONTH);

    assertThat(report.problems()).isEmpty();
    assertThat(report).extracting("compactedFiles", "writtenFiles").containsExactly(11, 3);
    assertThat(brandsOfFiles())
        .containsExactly(List.of("brand-0"), List.of("brand-1"), List.of("brand-2"));
    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 35_060));
    assertThat(lake.upkeep(MONTH)).extracting("compactedFiles").isEqualTo(0);

    lake.append(35_061, 35_070, 12);
    lake.append(35_071, 35_080, 13);
    TableReport late = lake.upkeep(MONTH);

    assertThat(late).extracting("compactedFiles", "writtenFiles").containsExactly(2, 1);
    assertThat(lake.numbers()).isEqualTo(TableUpkeepTest.numbers(1, 35_080));
    assertThat(lake.upkeep(MONTH)).extracting("compactedFiles").isEqualTo(0);
  }

  @Test
  void whatWasLaidOutByAnotherOrderIsLaidOutAnew() {
    lake.append(61, 30_060, 7);
    lake.upkeep(MONTH);
    lake.table().replaceSortOrder().asc("account").asc("brand").commit();

    TableReport report = lake.upkeep(MONTH);

    // one account: nothing to divide by
    assertThat(report).extracting("compactedFiles", "writtenFiles").containsExactly(3, 1);
    assertThat(lake.upkeep(MONTH)).extracting("compactedFiles").isEqualTo(0);
  }

  /** The brands in each file, in the order of their first. */
  private List<List<String>> brandsOfFiles() throws IOException {
    Table table = lake.table();
    List<List<String>> brands = new ArrayList<>();
    LiveFiles files = LiveFiles.of(table);
    for (FileRecord file : files.records()) {
      try (CloseableIterable<Record> rows = new RowFiles(table).read(List.of(files.file(file)))) {
        brands.add(
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getField("brand").toString())
                .distinct()
                .toList());
      }
    }
    brands.sort(Comparator.comparing(List::getFirst));
    return brands;
  }
}
