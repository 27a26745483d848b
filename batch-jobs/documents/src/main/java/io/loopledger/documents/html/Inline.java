package io.loopledger.documents.html;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.text.OriginJson;
import io.loopledger.documents.text.ReaderFormat;
import java.util.ArrayList;
import java.util.List;

/** Texts and figures within a line. */
final class Inline {
  private Inline() {}

  /**
   * A text that cannot turn the direction of what stands around it, whatever marks for
   * right-to-left writing are in it.
   */
  static Markup text(String text) {
    return new Markup().leaf("bdi", text);
  }

  /** A figure without its unit, with its raw value and where it comes from, for scripts. */
  static Markup figure(Cell.Amount amount, ReaderFormat format) {
    List<String> attributes = new ArrayList<>();
    attributes.addAll(List.of("value", amount.value().toPlainString()));
    attributes.addAll(List.of("data-unit", amount.unit()));
    amount
        .origin()
        .ifPresent(
            origin -> {
              attributes.addAll(List.of("data-metric", origin.metric()));
              attributes.addAll(List.of("data-where", OriginJson.where(origin)));
              attributes.addAll(List.of("data-statistic", origin.statistic().name()));
            });
    return new Markup().leaf("data", format.number(amount), attributes.toArray(String[]::new));
  }
}
