package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.Column;
import io.loopledger.ingest.files.CsvFormat;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.files.RowMapper;
import io.loopledger.ingest.files.RowMemory;
import io.loopledger.schemas.money.Money;
import java.util.List;

/** The Online Retail layout, for one brand and one currency. */
record OnlineRetailFormat(ImportTarget target, String currency) implements CsvFormat {
  OnlineRetailFormat {
    new Money(0, currency);
  }

  @Override
  public String title() {
    return "Online Retail (UCI)";
  }

  @Override
  public String identity() {
    return "online-retail " + currency + " " + target;
  }

  @Override
  public List<? extends Column> columns() {
    return List.of(OnlineRetailColumn.values());
  }

  @Override
  public RowMapper mapper(RowMemory memory) {
    return new SaleLines(target, currency, memory);
  }
}
