package io.loopledger.ingest.simulator.finance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers: {@code faults.json}, in a folder apart from the documents. */
final class FaultsFile implements AutoCloseable {
  private final JsonGenerator out;
  private final Map<String, Long> counts = new TreeMap<>();

  FaultsFile(Path folder) throws IOException {
    Files.createDirectories(folder);
    this.out =
        new JsonFactory()
            .createGenerator(
                Files.newBufferedWriter(folder.resolve("faults.json"), StandardCharsets.UTF_8));
    out.writeStartArray();
  }

  /** Faults planted, by kind. */
  Map<String, Long> counts() {
    return counts;
  }

  void add(Document document, String file, Faults.Fault fault) throws IOException {
    counts.merge(fault.kind().name(), 1L, Long::sum);
    out.writeStartObject();
    out.writeStringField("kind", fault.kind().name());
    out.writeStringField("document", document.folder());
    out.writeStringField("file", file);
    lines("expected", fault.expected());
    lines("found", fault.found());
    out.writeObjectFieldStart("differences");
    for (Map.Entry<String, Long> each : fault.differences().entrySet()) {
      out.writeStringField(each.getKey(), decimal(each.getValue()));
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void lines(String name, List<Line> lines) throws IOException {
    out.writeArrayFieldStart(name);
    for (Line line : lines) {
      out.writeStartObject();
      out.writeStringField("type", line.type());
      out.writeStringField("date", line.date().toString());
      out.writeStringField("reference", line.reference());
      out.writeStringField("currency", line.currency());
      out.writeStringField("total", decimal(line.total()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static String decimal(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  @Override
  public void close() throws IOException {
    out.writeEndArray();
    out.close();
  }
}
