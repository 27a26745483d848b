package io.loopledger.ingest.simulator;

import java.util.List;

/**
 * Where a refurbished unit is sold.
 *
 * @param channel sales channel
 * @param country buyer's country
 * @param currency currency of the sale
 * @param perEurPercent price in that currency for 100 in euros, rounded for the shop window
 * @param marketplaceFeePercent commission, 0 in the own shop
 * @param share how many of 100 sales
 */
record Market(
    String channel,
    String country,
    String currency,
    int perEurPercent,
    int marketplaceFeePercent,
    int share) {

  /** The markets; the shares sum to 100. */
  static final List<Market> ALL =
      List.of(
          new Market("own-shop", "DE", "EUR", 100, 0, 52),
          new Market("own-shop", "AT", "EUR", 100, 0, 10),
          new Market("marketplace", "DE", "EUR", 100, 12, 20),
          new Market("marketplace", "FR", "EUR", 100, 12, 8),
          new Market("marketplace", "GB", "GBP", 86, 12, 6),
          new Market("own-shop", "CH", "CHF", 97, 0, 4));
}
