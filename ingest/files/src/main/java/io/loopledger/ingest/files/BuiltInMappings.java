package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The mappings that come with the platform. */
public final class BuiltInMappings {
  private BuiltInMappings() {}

  /** The Open Repair Data Standard; needs a programme. */
  public static Mapping openRepair() {
    return read("open-repair.yaml");
  }

  /** The UCI layout of an online shop; its parameter {@code currency} is GBP unless given. */
  public static Mapping onlineRetail() {
    return read("online-retail.yaml");
  }

  private static Mapping read(String name) {
    try (InputStream in = BuiltInMappings.class.getResourceAsStream("mappings/" + name)) {
      if (in == null) {
        throw new IllegalStateException("resource %s is not on the class path".formatted(name));
      }
      return Mapping.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
