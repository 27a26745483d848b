package io.loopledger.reports.finance;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Figures.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The levels of the margin, large, for each currency. */
final class KeyFigures {
  private final Words words;
  private final Catalog catalog;
  private final Origins origins;

  KeyFigures(Words words, Catalog catalog, Origins origins) {
    this.words = words;
    this.catalog = catalog;
    this.origins = origins;
  }

  List<Block> of(Waterfalls waterfalls) {
    List<Block> blocks = new ArrayList<>();
    for (String currency : waterfalls.currencies()) {
      Waterfalls.Waterfall all = waterfalls.of(currency).getFirst();
      List<Item> items = new ArrayList<>();
      for (MarginSteps.Level level : MarginSteps.levels()) {
        Metric metric = catalog.metric(level.metric());
        items.add(
            new Item(
                level.metric().replace('_', '-'),
                words.metric(metric),
                Cells.money(
                    all.value(level.metric()), currency, Optional.of(origins.of(metric, all))),
                Optional.empty(),
                words.text("by-date")));
      }
      blocks.add(new Figures("key-figures-" + currency.toLowerCase(Locale.ROOT), items));
    }
    return blocks;
  }
}
