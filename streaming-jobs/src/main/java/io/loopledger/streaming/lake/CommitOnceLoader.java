package io.loopledger.streaming.lake;

import java.io.IOException;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;

/** Loads a table so that each checkpoint is committed to it once: {@link CommitOnce}. */
final class CommitOnceLoader implements TableLoader {
  private static final long serialVersionUID = 1L;

  private final TableLoader loader;

  CommitOnceLoader(TableLoader loader) {
    this.loader = loader;
  }

  @Override
  public void open() {
    loader.open();
  }

  @Override
  public boolean isOpen() {
    return loader.isOpen();
  }

  @Override
  public Table loadTable() {
    Table table = loader.loadTable();
    return new BaseTable(
        new CommitOnce(((HasTableOperations) table).operations(), table.name()), table.name());
  }

  @Override
  @SuppressWarnings("NoClone") // what the interface asks for
  public TableLoader clone() {
    return new CommitOnceLoader(loader.clone());
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
