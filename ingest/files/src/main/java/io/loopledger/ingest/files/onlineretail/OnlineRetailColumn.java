package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.Column;
import java.util.List;

/** The columns of Online Retail, with the names Online Retail II gives them. */
enum OnlineRetailColumn implements Column {
  INVOICE("InvoiceNo", "Invoice"),
  STOCK_CODE("StockCode"),
  DESCRIPTION("Description"),
  QUANTITY("Quantity"),
  INVOICE_DATE("InvoiceDate"),
  UNIT_PRICE("UnitPrice", "Price"),
  CUSTOMER("CustomerID"),
  COUNTRY("Country");

  private final List<String> names;

  OnlineRetailColumn(String... names) {
    this.names = List.of(names);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean required() {
    return true;
  }
}
