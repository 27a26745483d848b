package io.loopledger.ingest.simulator.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.ingest.simulator.mess.Delivery;
import io.loopledger.ingest.simulator.mess.Mess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The answers to the mess: {@code mess.json}, one object for each thing planted. */
final class PlantedFile implements AutoCloseable {
  private final JsonGenerator out;

  private PlantedFile(JsonGenerator out) {
    this.out = out;
  }

  /** Begins the file; a clean simulation has one, too, without anything planted. */
  static PlantedFile open(Path folder, Mess mess) throws IOException {
    Files.createDirectories(folder);
    JsonGenerator out =
        new JsonFactory()
            .createGenerator(
                Files.newBufferedWriter(folder.resolve("mess.json"), StandardCharsets.UTF_8));
    out.writeStartObject();
    out.writeObjectFieldStart("shares");
    out.writeStringField("late", mess.late().toPlainString());
    out.writeStringField("out_of_order", mess.outOfOrder().toPlainString());
    out.writeStringField("duplicates", mess.duplicates().toPlainString());
    out.writeStringField("corrected", mess.corrected().toPlainString());
    out.writeStringField("voided", mess.voided().toPlainString());
    out.writeStringField("poison", mess.poison().toPlainString());
    out.writeEndObject();
    out.writeArrayFieldStart("planted");
    return new PlantedFile(out);
  }

  void add(long line, Delivery.Plant plant) throws IOException {
    out.writeStartObject();
    out.writeNumberField("line", line);
    out.writeStringField("kind", plant.kind().name());
    out.writeStringField("event_id", plant.eventId());
    out.writeStringField("detail", plant.detail());
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    out.writeEndArray();
    out.writeEndObject();
    out.close();
  }
}
