package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.event.EventParser;
import io.loopledger.ingest.mapping.event.EventPlan;
import io.loopledger.ingest.mapping.event.RecordMapper;
import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.record.ColumnNames;
import io.loopledger.ingest.mapping.record.ContentHash;
import io.loopledger.ingest.mapping.record.Ref;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.NamedValueParser;
import io.loopledger.ingest.mapping.value.Names;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problem;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.ingest.mapping.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the top of a mapping file and hands each part to its reader. */
final class MappingParser {
  private static final String VERSION = "loopledger-mapping";
  private static final Set<String> KEYS = keys();

  private final String name;
  private final String yaml;
  private final Problems problems = new Problems();

  MappingParser(String name, String yaml) {
    this.name = name;
    this.yaml = yaml;
  }

  Mapping parse() {
    Optional<YamlNode.Entries> root = new YamlReader(problems).read(yaml);
    Optional<Mapping> mapping = root.map(this::mapping);
    if (!problems.isEmpty() || mapping.isEmpty()) {
      List<Problem> all = problems.all();
      throw new MappingException(name, all);
    }
    return mapping.get();
  }

  private Mapping mapping(YamlNode.Entries root) {
    Keys keys = Keys.of(root, KEYS, problems);
    if (!keys.text(VERSION).orElse("").equals("1")) {
      problems.add(root, "begin with 'loopledger-mapping: 1', the language's version");
    }
    String title = keys.text("name").orElse("");
    if (!title.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      problems.add(
          root, "needs 'name', small letters, digits and hyphens, such as partner-repairs");
    }
    Names names =
        new Names(
            keys.choice("reads", Map.of("csv", Names.Reads.CSV, "json", Names.Reads.JSON))
                .orElse(Names.Reads.CSV),
            problems);
    CsvLayout csv = declarations(keys, names);
    Map<String, @Nullable String> parameters = new ParameterParser(problems).parse(keys, names);
    ValueParser values = new ValueParser(names, problems);
    keys.entries("numbers").ifPresent(values.numbers()::standard);
    @Nullable Value customer = personal(keys, "customer", values);
    @Nullable Value erase = personal(keys, "erase", values);
    keys.entries("values").ifPresent(new NamedValueParser(values, problems)::parse);
    RecordMapper mapper = mapper(keys, title, names, values, erase != null);
    String description = keys.text("description").orElse(title);
    return new Mapping(
        new Mapping.Parts(
            title,
            description,
            ContentHash.of(List.of(yaml)),
            names,
            keys.texts("topics"),
            csv,
            parameters,
            customer,
            erase,
            mapper));
  }

  private CsvLayout declarations(Keys keys, Names names) {
    ColumnParser columns = new ColumnParser(problems);
    if (names.reads() == Names.Reads.CSV) {
      keys.get("topics").ifPresent(node -> problems.add(node, "belongs to 'reads: json'"));
    } else {
      for (String key : Set.of("csv", "columns", "other-columns")) {
        keys.get(key).ifPresent(node -> problems.add(node, "belongs to 'reads: csv'"));
      }
    }
    keys.entries("columns").ifPresent(node -> columns.columns(node, names));
    keys.texts("personal").forEach(names::personal);
    return keys.entries("csv").map(columns::layout).orElse(CsvLayout.STANDARD);
  }

  private @Nullable Value personal(Keys keys, String key, ValueParser values) {
    return keys.get(key).map(node -> values.names().customer(() -> values.text(node))).orElse(null);
  }

  private RecordMapper mapper(
      Keys keys, String title, Names names, ValueParser values, boolean isErasure) {
    List<RecordMapper.Check> checks =
        new CheckParser(values, problems).checks(keys.items("checks"));
    List<RecordMapper.Note> notes = new CheckParser(values, problems).notes(keys.items("notes"));
    boolean keepsOthers =
        keys.choice("other-columns", Map.of("ignore", false, "extensions", true)).orElse(false);
    EventParser.Defaults defaults =
        new EventParser.Defaults(
            "/brands/{$brand|path}/" + title, keepsOthers, e -> content(e, names));
    EventParser parser = new EventParser(keys, defaults, values, problems);
    List<EventPlan> events = new ArrayList<>();
    List<YamlNode> nodes = keys.items("events");
    for (int i = 0; i < nodes.size(); i++) {
      parser.parse(nodes.get(i), i).ifPresent(events::add);
    }
    if (nodes.isEmpty() != isErasure) {
      problems.add(
          keys.node(), "needs 'events', what a record becomes, or 'erase', whom it asks to forget");
    }
    return new RecordMapper(
        checks,
        events,
        keys.choice(
                "choose",
                Map.of("all", RecordMapper.Choose.ALL, "first", RecordMapper.Choose.FIRST))
            .orElse(RecordMapper.Choose.ALL),
        keys.text("no-event").orElse(null),
        notes);
  }

  /** All cells of the mapping's columns; a document is not compared. */
  private static String content(Evaluation evaluation, Names names) throws FaultException {
    if (names.reads() == Names.Reads.JSON) {
      return "";
    }
    List<ColumnNames> columns = names.columns();
    List<String> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.add(evaluation.fields().text(new Ref.Column(columns.get(i).name(), i)));
    }
    return ContentHash.of(cells);
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>(EventParser.SHARED);
    keys.addAll(
        Set.of(
            VERSION,
            "name",
            "description",
            "reads",
            "topics",
            "csv",
            "columns",
            "personal",
            "parameters",
            "numbers",
            "customer",
            "erase",
            "values",
            "checks",
            "notes"));
    keys.addAll(Set.of("other-columns", "choose", "no-event", "events"));
    return Set.copyOf(keys);
  }
}
