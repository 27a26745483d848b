package io.loopledger.ingest.simulator.finance;

/** The kinds of document; each has a folder. */
enum Document {
  PAYMENTS("payments"),
  MARKETPLACE("marketplace"),
  CARRIER("carrier"),
  PARTNER("partner"),
  BANK("bank");

  private final String folder;

  Document(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
