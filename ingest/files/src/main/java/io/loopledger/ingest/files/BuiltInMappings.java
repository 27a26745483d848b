package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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

  /**
   * The parameters of {@link #onlineRetail}.
   *
   * @param currency ISO 4217 code of all prices
   * @throws IllegalArgumentException if it is no such code
   */
  public static Map<String, String> onlineRetailIn(String currency) {
    return Map.of("currency", new Money(0, currency).currency());
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
