package io.loopledger.dayend.policy;

import io.loopledger.schemas.money.Money;
import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file {@code overhead.yaml} of the home: what finance wants to be allocated, by month. */
public final class OverheadFile {
  /** Name of the file. */
  public static final String FILE = "overhead.yaml";

  private OverheadFile() {}

  /** The documents of a home; none if it has no such file. */
  public static List<OverheadDocument> in(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.exists(file) ? read(FILE, Files.readString(file)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming file, field, value and what to give
   */
  public static List<OverheadDocument> read(String file, String yaml) {
    List<OverheadDocument> documents = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlFields one : YamlFields.read(file, yaml).only("overhead").maps("overhead")) {
      OverheadDocument document = document(one);
      if (!ids.add(document.brand() + "/" + document.id())) {
        throw one.fault("document", "a number of its own: this one is there twice");
      }
      documents.add(document);
    }
    return documents;
  }

  private static OverheadDocument document(YamlFields one) {
    one.only("document", "brand", "program", "month", "amount", "currency", "key");
    Money amount;
    try {
      amount = Money.of(one.decimal("amount"), one.text("currency"));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "%s or currency: %s".formatted(one.at("amount"), e.getMessage()), e);
    }
    return new OverheadDocument(
        one.text("document"),
        one.text("brand"),
        one.text("program"),
        month(one),
        amount,
        one.choice("key", AllocationKey.class));
  }

  private static YearMonth month(YamlFields one) {
    try {
      return YearMonth.parse(one.text("month"));
    } catch (DateTimeParseException e) {
      throw one.fault("month", "a month such as '2026-11'");
    }
  }
}
