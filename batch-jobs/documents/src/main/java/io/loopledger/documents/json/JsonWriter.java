package io.loopledger.documents.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.model.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A document as JSON, with everything that the record has. Decimals are texts, so that no reader
 * rounds them; all characters but those of ASCII are escaped, so that any text survives, even half
 * a character. {@link JsonSchema} tells the form.
 */
public final class JsonWriter implements DocumentWriter {
  @Override
  public String format() {
    return "json";
  }

  @Override
  public String fileEnding() {
    return "json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(JsonText.printer());
      new JsonDocument(json).write(document);
    }
    text.write('\n');
    text.flush();
  }
}
