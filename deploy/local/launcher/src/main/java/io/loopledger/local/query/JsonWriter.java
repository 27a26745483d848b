package io.loopledger.local.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One array of objects, one object a line. */
final class JsonWriter implements RowWriter {
  private final Writer out;
  private List<Column> columns = List.of();
  private boolean first = true;

  JsonWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void header(List<Column> columns) throws IOException {
    this.columns = columns;
    out.write("[");
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    out.write(first ? "\n" : ",\n");
    first = false;
    try (JsonGenerator json = JsonValues.generator(out)) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        JsonValues.write(json, values.get(i));
      }
      json.writeEndObject();
    }
  }

  @Override
  public void end() throws IOException {
    out.write(first ? "]\n" : "\n]\n");
  }
}
