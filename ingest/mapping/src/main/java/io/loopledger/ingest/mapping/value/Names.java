package io.loopledger.ingest.mapping.value;

import com.fasterxml.jackson.core.JsonPointer;
import io.loopledger.ingest.mapping.record.ColumnNames;
import io.loopledger.ingest.mapping.record.Ref;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What placeholders of a mapping may name; columns that were not declared are added when used. */
public final class Names {
  /** What a mapping reads. */
  public enum Reads {
    /** Rows of named cells. */
    CSV,
    /** JSON documents. */
    JSON
  }

  private final Reads reads;
  private final Problems problems;
  private final Map<String, ColumnNames> columns = new LinkedHashMap<>();
  private final Map<String, Integer> ordinals = new LinkedHashMap<>();
  private final List<NamedValue> values = new ArrayList<>();
  private final Set<String> parameters = new LinkedHashSet<>();
  private final Set<String> personal = new HashSet<>();
  private final Set<String> ofCustomer = new HashSet<>();
  private Set<Builtin> allowed = Builtin.EARLY;
  private boolean readingCustomer;
  private boolean hasCustomer;
  private boolean needsProgram;

  /** Names of a mapping. */
  public Names(Reads reads, Problems problems) {
    this.reads = reads;
    this.problems = problems;
  }

  /** What the mapping reads. */
  public Reads reads() {
    return reads;
  }

  /** Adds a declared column. */
  public void column(ColumnNames column) {
    if (columns.putIfAbsent(column.name(), column) == null) {
      ordinals.put(column.name(), ordinals.size());
    }
  }

  /** The columns, in the order of their ordinals. */
  public List<ColumnNames> columns() {
    return List.copyOf(columns.values());
  }

  /** Adds a named value; those after it may use it. */
  public void value(NamedValue value) {
    values.add(value);
  }

  /** The named values, in the order of their numbers. */
  public List<NamedValue> values() {
    return List.copyOf(values);
  }

  /** Adds a parameter. */
  public void parameter(String name) {
    parameters.add(name);
  }

  /** Adds a column or pointer that is never read. */
  public void personal(String name) {
    personal.add(key(name));
  }

  /** Columns that name a person: those never read, and those of the customer. */
  public boolean isPersonal(String name) {
    return personal.contains(key(name)) || ofCustomer.contains(key(name));
  }

  /** Whether something needs the target to name a programme. */
  public boolean needsProgram() {
    return needsProgram;
  }

  /** Says which of the engine's placeholders are known where reading goes on. */
  public void allow(Set<Builtin> known) {
    allowed = known;
  }

  /** Reads the customer's own value: only there its columns may be used. */
  public <T> T customer(java.util.function.Supplier<T> reading) {
    hasCustomer = true;
    readingCustomer = true;
    Set<Builtin> before = allowed;
    allowed = Set.of();
    try {
      return reading.get();
    } finally {
      readingCustomer = false;
      allowed = before;
    }
  }

  /** What a placeholder's name means; empty, with a problem noted, if nothing. */
  Optional<Part.Origin> resolve(String name, Place place, boolean optional) {
    return name.startsWith("$")
        ? engine(name.substring(1), place, optional)
        : ref(name, place).map(Part.Origin.OfRecord::new);
  }

  /** A label for people: what a named value is made of, else the name. */
  String label(String name) {
    if (name.startsWith("$")) {
      return values.stream()
          .filter(value -> value.name().equals(name.substring(1)))
          .map(NamedValue::label)
          .findFirst()
          .orElse(name);
    }
    ColumnNames column = columns.get(name);
    return column == null ? name : column.headers().getFirst();
  }

  /** A column or pointer; empty, with a problem noted, if it may not be used. */
  public Optional<Ref> ref(String name, Place place) {
    if (personal.contains(key(name))) {
      problems.add(place, "'%s' is declared personal and is never read".formatted(name));
      return Optional.empty();
    }
    if (readingCustomer) {
      ofCustomer.add(key(name));
    } else if (namesTheCustomer(name)) {
      problems.add(
          place, "'%s' names the customer; use {$customer}, the pseudonym".formatted(name));
      return Optional.empty();
    }
    return reads == Reads.CSV ? Optional.of(column(name)) : pointer(name, place);
  }

  private boolean namesTheCustomer(String name) {
    String key = key(name);
    return ofCustomer.stream()
        .anyMatch(
            other ->
                other.equals(key)
                    || (reads == Reads.JSON
                        && (other.startsWith(key + "/") || key.startsWith(other + "/"))));
  }

  private Ref column(String name) {
    column(new ColumnNames(name, List.of(name), true));
    Integer ordinal = ordinals.get(name);
    if (ordinal == null) {
      throw new IllegalStateException("column was just added: " + name);
    }
    return new Ref.Column(name, ordinal);
  }

  private Optional<Ref> pointer(String name, Place place) {
    int up = 0;
    String path = name;
    while (path.startsWith("../")) {
      up++;
      path = path.substring("../".length());
    }
    if (up > 0) {
      path = "/" + path;
    } else if (name.startsWith("./")) {
      path = name.substring(1);
    } else if (name.equals(".")) {
      path = "";
    } else {
      up = Ref.Pointer.ROOT;
    }
    try {
      return Optional.of(new Ref.Pointer(name, up, JsonPointer.compile(path)));
    } catch (IllegalArgumentException e) {
      problems.add(
          place,
          "'%s' is no JSON pointer; write /a/b from the document, ./a from the element of for-each,"
                  .formatted(name)
              + " ../a from the one around it");
      return Optional.empty();
    }
  }

  private Optional<Part.Origin> engine(String name, Place place, boolean optional) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).name().equals(name)) {
        return Optional.of(new Part.Origin.OfValue(i));
      }
    }
    if (parameters.contains(name)) {
      return Optional.of(new Part.Origin.OfParameter(name));
    }
    Optional<Builtin> builtin = Builtin.named(name);
    if (builtin.isEmpty()) {
      problems.add(
          place, "'{$%s}' is not known; %s".formatted(name, Problems.suggestion(name, known())));
      return Optional.empty();
    }
    if (!allowed.contains(builtin.get())) {
      problems.add(place, "'{$%s}' is not known yet here".formatted(name));
      return Optional.empty();
    }
    if (builtin.get() == Builtin.CUSTOMER && !hasCustomer) {
      problems.add(place, "'{$customer}' needs 'customer:', which says where it stands");
    }
    needsProgram |= builtin.get() == Builtin.PROGRAM && !optional;
    return Optional.of(new Part.Origin.OfEngine(builtin.get()));
  }

  /** Whether a named value's texts are numbers in plain form. */
  boolean isNumber(Part.Origin origin) {
    return origin instanceof Part.Origin.OfValue value && values.get(value.index()).isNumber();
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(parameters);
    values.forEach(value -> known.add(value.name()));
    allowed.forEach(builtin -> known.add(builtin.text()));
    return known;
  }

  private String key(String name) {
    return reads == Reads.CSV ? ColumnNames.plain(name) : name;
  }
}
