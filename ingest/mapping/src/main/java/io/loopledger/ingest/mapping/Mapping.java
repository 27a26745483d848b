package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.event.Faults;
import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.event.RecordMapper;
import io.loopledger.ingest.mapping.event.RowsBefore;
import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.record.ColumnNames;
import io.loopledger.ingest.mapping.record.Fields;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.MappingTarget;
import io.loopledger.ingest.mapping.value.NamedValue;
import io.loopledger.ingest.mapping.value.Names;
import io.loopledger.ingest.mapping.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mapping: what rows or documents of a foreign form become, as its YAML file declares it. It can
 * be used by several threads. docs/mapping.md describes the language.
 */
public final class Mapping {
  private final Parts parts;
  private final List<ColumnNames> columns;
  private final List<NamedValue> values;

  /**
   * All a mapping says.
   *
   * @param hash of its text
   * @param parameters to their defaults; null where there is none
   * @param erase the customer to be erased, where the mapping is of such requests
   */
  record Parts(
      String name,
      String description,
      String hash,
      Names names,
      List<String> topics,
      CsvLayout csv,
      Map<String, @Nullable String> parameters,
      @Nullable Value customer,
      @Nullable Value erase,
      RecordMapper mapper) {}

  Mapping(Parts parts) {
    this.parts = parts;
    this.columns = parts.names().columns();
    this.values = parts.names().values();
  }

  /**
   * Reads a mapping.
   *
   * @param name the file's name, for messages
   * @throws MappingException naming everything that is wrong with it
   */
  public static Mapping parse(String name, String yaml) {
    return new MappingParser(name, yaml).parse();
  }

  /** Its name: part of the source of its events, unless it states another. */
  public String name() {
    return parts.name();
  }

  /** What it reads, for people. */
  public String description() {
    return parts.description();
  }

  /** A hash of its text: another mapping gives other events. */
  public String hash() {
    return parts.hash();
  }

  /** Whether it reads rows or documents. */
  public Names.Reads reads() {
    return parts.names().reads();
  }

  /** How its CSV files are built. */
  public CsvLayout csv() {
    return parts.csv();
  }

  /** Its columns; a record's references count them from 0. */
  public List<ColumnNames> columns() {
    return columns;
  }

  /** Whether a column names a person and is kept nowhere. */
  public boolean isPersonal(String column) {
    return parts.names().isPersonal(column);
  }

  /** The webhook topics it is for. */
  public List<String> topics() {
    return parts.topics();
  }

  /**
   * A target with the defaults of the parameters that were not given.
   *
   * @throws IllegalArgumentException if a parameter is missing or unknown, or if the mapping needs
   *     a programme and the target names none
   */
  public MappingTarget bind(MappingTarget target) {
    Map<String, String> values = new TreeMap<>();
    parts
        .parameters()
        .forEach(
            (name, standard) -> {
              String value = target.parameters().getOrDefault(name, standard);
              if (value == null) {
                throw new IllegalArgumentException(
                    "parameter '%s' of mapping '%s' is missing; give it with --set %s=VALUE"
                        .formatted(name, name(), name));
              }
              values.put(name, value);
            });
    for (String given : target.parameters().keySet()) {
      if (!values.containsKey(given)) {
        throw new IllegalArgumentException(
            "mapping '%s' has no parameter '%s'; it has: %s"
                .formatted(name(), given, String.join(", ", values.keySet())));
      }
    }
    if (parts.names().needsProgram() && target.program().isEmpty()) {
      throw new IllegalArgumentException(
          "program is missing; mapping '%s' is about a programme, name it with --program"
              .formatted(name()));
    }
    return new MappingTarget(target.brand(), target.program(), target.contractZone(), values);
  }

  /**
   * The customer a record names, as the source writes it; empty where there is none. To be replaced
   * by the pseudonym before anything else is done.
   *
   * @throws FaultException without the value
   */
  public Optional<String> customer(Fields fields, MappingTarget target) throws FaultException {
    return plain(parts.customer(), fields, target);
  }

  /** The customer to be erased, where the mapping is of such requests. */
  Optional<String> erased(Fields fields, MappingTarget target) throws FaultException {
    return plain(parts.erase(), fields, target);
  }

  boolean isErasure() {
    return parts.erase() != null;
  }

  private Optional<String> plain(@Nullable Value value, Fields fields, MappingTarget target)
      throws FaultException {
    if (value == null) {
      return Optional.empty();
    }
    try {
      Evaluation evaluation = new Evaluation(fields, target, "", "", values);
      return Optional.of(value.text(evaluation)).filter(text -> !text.isEmpty());
    } catch (FaultException e) {
      throw new FaultException(e.fault().withoutValue());
    }
  }

  /**
   * Maps a record.
   *
   * @param target as {@link #bind} gives it
   * @param pseudonym that of the record's customer; empty where there is none
   * @param topic the webhook's topic; empty for files
   * @param before the records before this one
   */
  public Outcome map(
      Fields fields, MappingTarget target, String pseudonym, String topic, RowsBefore before) {
    Evaluation evaluation = new Evaluation(fields, target, pseudonym, topic, values);
    Faults faults = new Faults();
    List<MappedEvent> events = new ArrayList<>(1);
    List<String> notes = new ArrayList<>(0);
    Optional<String> skipped = parts.mapper().map(evaluation, before, events, notes, faults);
    if (!faults.isEmpty()) {
      return new Outcome.Rejected(faults.all());
    }
    return skipped
        .<Outcome>map(Outcome.Skipped::new)
        .orElseGet(() -> new Outcome.Events(events, notes));
  }

  /** A fault as an outcome. */
  static Outcome rejected(MappingFault fault) {
    return new Outcome.Rejected(List.of(fault));
  }
}
