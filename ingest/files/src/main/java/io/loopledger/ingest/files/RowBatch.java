package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.mapping.Outcome;
import io.loopledger.ingest.mapping.event.RowsBefore;
import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.record.Fields;
import io.loopledger.ingest.mapping.value.MappingTarget;
import io.loopledger.ingest.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that are mapped together, so that their customers are asked for at once. */
final class RowBatch {
  /** Rows of a batch: one question to the store of pseudonyms for all of them. */
  static final int SIZE = 500;

  private static final String BLANK = "blank line";

  private final Mapping mapping;
  private final MappingTarget target;
  private final List<Prepared> rows = new ArrayList<>(SIZE);

  /**
   * A row whose customer is known.
   *
   * @param fields null if the row is settled already
   * @param customer as the file writes it; empty where there is none
   */
  private record Prepared(
      Row row, @Nullable Fields fields, String customer, @Nullable Outcome settled) {}

  /** Takes what becomes of a row. */
  @FunctionalInterface
  interface Taker {
    /** One row's outcome, in the order of the rows. */
    void take(Row row, Outcome outcome) throws java.io.IOException;
  }

  RowBatch(MappedFormat format) {
    this.mapping = format.mapping();
    this.target = format.target();
  }

  boolean isFull() {
    return rows.size() == SIZE;
  }

  void add(Row row) {
    rows.add(prepared(row));
  }

  /** Maps all rows and forgets them. */
  void map(Pseudonyms pseudonyms, RowsBefore before, Taker taker) throws java.io.IOException {
    List<Prepared> now = List.copyOf(rows);
    rows.clear();
    Map<String, String> known = pseudonyms(now, pseudonyms);
    for (Prepared one : now) {
      Outcome outcome = one.settled();
      if (one.fields() != null) {
        String pseudonym = one.customer().isEmpty() ? "" : known.getOrDefault(one.customer(), "");
        outcome = mapping.map(one.fields(), target, pseudonym, "", before);
      }
      if (outcome != null) {
        taker.take(one.row(), outcome);
      }
    }
  }

  private Map<String, String> pseudonyms(List<Prepared> now, Pseudonyms pseudonyms) {
    Set<String> customers = new HashSet<>();
    for (Prepared one : now) {
      if (!one.customer().isEmpty()) {
        customers.add(one.customer());
      }
    }
    if (customers.isEmpty()) {
      return Map.of();
    }
    Map<String, String> known = pseudonyms.of(target.brand(), customers);
    if (!known.keySet().containsAll(customers)) {
      throw new IllegalStateException("the store of pseudonyms left a customer out");
    }
    return known;
  }

  private Prepared prepared(Row row) {
    if (row.isBlank()) {
      return new Prepared(row, null, "", new Outcome.Skipped(BLANK));
    }
    try {
      Fields fields = row.fields();
      Optional<String> customer = mapping.customer(fields, target);
      return new Prepared(row, fields, customer.orElse(""), null);
    } catch (FaultException e) {
      return new Prepared(row, null, "", new Outcome.Rejected(List.of(e.fault())));
    }
  }
}
