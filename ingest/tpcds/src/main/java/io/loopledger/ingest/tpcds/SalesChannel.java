package io.loopledger.ingest.tpcds;

import io.trino.tpcds.Table;

/** A sales channel of TPC-DS: its tables, and how it names what all of them have. */
public enum SalesChannel {
  /** Shops in town. */
  STORE(
      Table.STORE_SALES,
      Table.STORE_RETURNS,
      new Names("ss", "ss_ticket_number", "ss_customer_sk", null),
      new ReturnNames(
          "sr", "sr_return_time_sk", "sr_customer_sk", "sr_return_amt", "sr_store_credit")),
  /** The web shop. */
  WEB(
      Table.WEB_SALES,
      Table.WEB_RETURNS,
      new Names("ws", "ws_order_number", "ws_bill_customer_sk", "ws_ext_ship_cost"),
      new ReturnNames(
          "wr",
          "wr_returned_time_sk",
          "wr_refunded_customer_sk",
          "wr_return_amt",
          "wr_account_credit")),
  /** The mail-order catalogue. */
  CATALOG(
      Table.CATALOG_SALES,
      Table.CATALOG_RETURNS,
      new Names("cs", "cs_order_number", "cs_bill_customer_sk", "cs_ext_ship_cost"),
      new ReturnNames(
          "cr",
          "cr_returned_time_sk",
          "cr_refunded_customer_sk",
          "cr_return_amount",
          "cr_store_credit"));

  private final Table sales;
  private final Table returns;
  private final Names names;
  private final ReturnNames returnNames;

  SalesChannel(Table sales, Table returns, Names names, ReturnNames returnNames) {
    this.sales = sales;
    this.returns = returns;
    this.names = names;
    this.returnNames = returnNames;
  }

  /** What a sale's columns are called where the channels differ. */
  record Names(
      String prefix,
      String order,
      String customer,
      @org.jspecify.annotations.Nullable String shipping) {}

  /** What a return's columns are called where the channels differ. */
  record ReturnNames(String prefix, String time, String customer, String amount, String credit) {}

  Table sales() {
    return sales;
  }

  Table returns() {
    return returns;
  }

  Names names() {
    return names;
  }

  ReturnNames returnNames() {
    return returnNames;
  }

  /** As the channel is called in events. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
