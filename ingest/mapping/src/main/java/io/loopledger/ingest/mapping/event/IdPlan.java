package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.record.ContentHash;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How events get their id: never from the place in the file. */
sealed interface IdPlan {
  /** Equal records so far, numbered in the id. */
  String REPEATED =
      "rows that repeat another row exactly (kept: real data cannot tell a duplicate from two equal"
          + " lines)";

  /** A record that was there before. */
  String SAME_AGAIN = "rows that repeat another row exactly (sent; the ledger counts an id once)";

  /** An id with other content. */
  String CONFLICTING =
      "rows with the id of another row and other content (sent; the ledger refuses the later one)";

  /** The id of the record; adds what is worth knowing. */
  String id(Evaluation evaluation, RowsBefore before, List<String> notes) throws FaultException;

  /** The source's own id. */
  record Own(Value value, RecordContent content, int event) implements IdPlan {
    @Override
    public String id(Evaluation evaluation, RowsBefore before, List<String> notes)
        throws FaultException {
      String id = value.needed(evaluation);
      String hash = content.hash(evaluation);
      before
          .remember(event + " " + id, hash)
          .ifPresent(earlier -> notes.add(earlier.equals(hash) ? SAME_AGAIN : CONFLICTING));
      return id;
    }
  }

  /** A hash of what the record says, and the number of the occurrence among equal ones. */
  record Derived(@Nullable Value prefix, List<Value> parts, boolean isNumbered) implements IdPlan {
    @Override
    public String id(Evaluation evaluation, RowsBefore before, List<String> notes)
        throws FaultException {
      List<String> texts = new ArrayList<>();
      for (Value part : parts) {
        texts.add(part.text(evaluation));
      }
      String id = (prefix == null ? "" : prefix.needed(evaluation)) + ContentHash.of(texts);
      if (!isNumbered) {
        return id;
      }
      long occurrence = before.count(id);
      if (occurrence > 1) {
        notes.add(REPEATED);
      }
      return id + "-" + occurrence;
    }
  }

  /** All a record says, to tell a repetition from a conflict. */
  @FunctionalInterface
  interface RecordContent {
    /** A hash; empty where there is nothing to compare. */
    String hash(Evaluation evaluation) throws FaultException;
  }

  /** Reads {@code id}: a value, or a map with {@code hash}. */
  static IdPlan parse(
      YamlNode node, ValueParser values, Problems problems, RecordContent content, int event) {
    if (!(node instanceof YamlNode.Entries map) || !map.entries().containsKey("hash")) {
      return new Own(values.text(node), content, event);
    }
    Keys keys = Keys.of(map, Set.of("hash", "prefix", "occurrence"), problems);
    List<Value> parts = keys.items("hash").stream().map(values::text).toList();
    if (parts.isEmpty()) {
      problems.add(map, "'hash' needs at least one value; name all that tells records apart");
    }
    Optional<Boolean> numbered =
        keys.choice("occurrence", java.util.Map.of("number", true, "none", false));
    return new Derived(
        keys.get("prefix").map(values::text).orElse(null), parts, numbered.orElse(true));
  }
}
