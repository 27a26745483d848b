package io.loopledger.documents.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a document as JSON, in the order of the records. */
final class JsonDocument {
  private final JsonGenerator json;

  JsonDocument(JsonGenerator json) {
    this.json = json;
  }

  /** Writes one element of a list. */
  private interface Element<T> {
    void write(T element) throws IOException;
  }

  void write(Document document) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", JsonSchema.FORMAT);
    json.writeNumberField("version", JsonSchema.VERSION);
    json.writeStringField("id", document.id());
    json.writeStringField("locale", document.locale().toLanguageTag());
    json.writeStringField("title", document.title());
    json.writeStringField("subtitle", document.subtitle());
    list("facts", document.facts(), this::fact);
    list("sections", document.sections(), this::section);
    json.writeEndObject();
  }

  private void fact(Document.Fact fact) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", fact.id());
    json.writeStringField("label", fact.label());
    json.writeStringField("value", fact.value());
    json.writeEndObject();
  }

  private void section(Document.Section section) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", section.id());
    json.writeStringField("title", section.title());
    list("blocks", section.blocks(), this::block);
    json.writeEndObject();
  }

  private void block(Block block) throws IOException {
    json.writeStartObject();
    switch (block) {
      case Block.Words words -> {
        json.writeStringField("type", "words");
        json.writeStringField("text", words.text());
      }
      case Block.Notice notice -> {
        json.writeStringField("type", "notice");
        json.writeStringField("kind", notice.kind().name());
        json.writeStringField("title", notice.title());
        json.writeStringField("text", notice.text());
      }
      case Figures figures -> {
        json.writeStringField("type", "figures");
        json.writeStringField("id", figures.id());
        list("items", figures.items(), this::item);
      }
      case Table table -> table(table);
      case Chart chart -> chart(chart);
    }
    json.writeEndObject();
  }

  private void item(Figures.Item item) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", item.id());
    json.writeStringField("label", item.label());
    json.writeFieldName("value");
    cell(item.value());
    if (item.interval().isPresent()) {
      Figures.Interval interval = item.interval().get();
      json.writeObjectFieldStart("interval");
      json.writeFieldName("lower");
      cell(interval.lower());
      json.writeFieldName("upper");
      cell(interval.upper());
      json.writeEndObject();
    }
    json.writeStringField("note", item.note());
    json.writeEndObject();
  }

  private void table(Table table) throws IOException {
    json.writeStringField("type", "table");
    json.writeStringField("id", table.id());
    json.writeStringField("caption", table.caption());
    list("columns", table.columns(), this::column);
    list("rows", table.rows(), this::row);
    json.writeStringField("note", table.note());
  }

  private void column(Table.Column column) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", column.id());
    json.writeStringField("label", column.label());
    json.writeStringField("type", column.type().name());
    json.writeEndObject();
  }

  private void row(Table.Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", row.level().name());
    list("cells", row.cells(), this::cell);
    json.writeEndObject();
  }

  private void chart(Chart chart) throws IOException {
    json.writeStringField("type", "chart");
    json.writeStringField("id", chart.id());
    json.writeStringField("title", chart.title());
    json.writeStringField("summary", chart.summary());
    json.writeStringField("unit", chart.unit());
    json.writeNumberField("decimals", chart.decimals());
    json.writeStringField("kind", chart.kind().name());
    list("points", chart.points(), this::point);
  }

  private void point(Chart.Point point) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", point.label());
    json.writeStringField("value", point.value().toPlainString());
    decimal("lower", point.lower());
    decimal("upper", point.upper());
    json.writeBooleanField("isTotal", point.isTotal());
    json.writeEndObject();
  }

  private void decimal(String name, Optional<BigDecimal> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get().toPlainString());
    }
  }

  private void cell(Cell cell) throws IOException {
    json.writeStartObject();
    switch (cell) {
      case Cell.Text text -> {
        json.writeStringField("type", "text");
        json.writeStringField("text", text.text());
      }
      case Cell.Amount amount -> amount(amount);
      case Cell.Day day -> {
        json.writeStringField("type", "day");
        json.writeStringField("date", day.date().toString());
      }
      case Cell.Empty empty -> {
        json.writeStringField("type", "empty");
        json.writeStringField("reason", empty.reason());
      }
    }
    json.writeEndObject();
  }

  private void amount(Cell.Amount amount) throws IOException {
    json.writeStringField("type", "amount");
    json.writeStringField("value", amount.value().toPlainString());
    json.writeNumberField("decimals", amount.decimals());
    json.writeStringField("unit", amount.unit());
    if (amount.origin().isPresent()) {
      Cell.Origin origin = amount.origin().get();
      json.writeObjectFieldStart("origin");
      json.writeStringField("metric", origin.metric());
      json.writeObjectFieldStart("where");
      for (Map.Entry<String, String> entry : origin.where().entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeStringField("statistic", origin.statistic().name());
      json.writeEndObject();
    }
  }

  private <T> void list(String name, List<T> elements, Element<? super T> write)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T element : elements) {
      write.write(element);
    }
    json.writeEndArray();
  }
}
