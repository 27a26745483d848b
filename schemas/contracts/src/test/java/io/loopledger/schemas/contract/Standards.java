package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas of the standards, and what they find. */
final class Standards {
  private Standards() {}

  static Schema named(String file, SpecificationVersion dialect) {
    return schema(read("/standards/" + file), dialect);
  }

  static Schema schema(String json, SpecificationVersion dialect) {
    return SchemaRegistry.withDefaultDialect(dialect).getSchema(json, InputFormat.JSON);
  }

  /** What a schema finds wrong with a document, in words; empty if nothing. */
  static List<String> problems(Schema schema, JsonNode document) {
    return schema.validate(document.toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  private static String read(String resource) {
    try (InputStream file = Standards.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
