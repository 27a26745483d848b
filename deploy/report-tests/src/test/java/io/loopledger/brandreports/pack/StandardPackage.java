package io.loopledger.brandreports.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.documents.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the standard's own schema, and the files themselves, say of a package. */
public final class StandardPackage {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
          .getSchema(read(), InputFormat.JSON);

  private StandardPackage() {}

  private static String read() {
    try (InputStream in =
        StandardPackage.class.getResourceAsStream("/standards/tabular-data-package.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the schema finds wrong. */
  public static List<String> problems(JsonNode manifest) {
    return SCHEMA.validate(manifest.toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  /** Files that are not as the manifest says, or that it does not name. */
  public static List<String> wrongFiles(Path folder) throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("datapackage.json").toFile());
    List<String> wrong = new ArrayList<>();
    for (JsonNode resource : manifest.path("resources")) {
      Path file = folder.resolve(resource.path("path").asText());
      if (Files.size(file) != resource.path("bytes").asLong()
          || !resource.path("hash").asText().equals("sha256:" + Hashes.of(file))) {
        wrong.add(file.toString());
      }
    }
    try (var files = Files.list(folder)) {
      if (files.count() != manifest.path("resources").size() + 1) {
        wrong.add("files that the manifest does not name");
      }
    }
    return wrong;
  }
}
