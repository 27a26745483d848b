package io.loopledger.statements.csv;

import io.loopledger.statements.csv.CsvMapping.OtherColumns;
import io.loopledger.statements.model.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns a file has, and which of them a mapping reads. */
final class Header {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final int width;

  private Header(List<String> names) {
    this.width = names.size();
    for (int i = 0; i < names.size(); i++) {
      indexes.putIfAbsent(names.get(i), i);
    }
  }

  /** The header of a file; what is wrong with it is noted. */
  static Header of(List<String> names, CsvMapping mapping, String place, Faults faults) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        faults.add(place, name, "", "the column stands here twice; keep one");
      }
    }
    for (Column column : missing(names, mapping)) {
      faults.add(place, column.toString(), "", "the column is missing; export the file with it");
    }
    if (mapping.layout().otherColumns() == OtherColumns.REFUSED) {
      Set<String> known = known(mapping);
      names.stream()
          .filter(name -> !known.contains(name))
          .forEach(
              name ->
                  faults.add(
                      place,
                      name,
                      "",
                      "mapping '%s' does not know this column; name it there, or under 'ignored'"
                          .formatted(mapping.name())));
    }
    return new Header(names);
  }

  /** The columns that a mapping needs and a header does not have. */
  static List<Column> missing(List<String> names, CsvMapping mapping) {
    return columns(mapping).stream()
        .filter(column -> !column.isOptional())
        .filter(column -> column.names().stream().noneMatch(names::contains))
        .toList();
  }

  /** How many cells a row has. */
  int width() {
    return width;
  }

  /** Where a column stands; empty if the file has none of its names. */
  Optional<Integer> index(Column column) {
    return column.names().stream().filter(indexes::containsKey).map(indexes::get).findFirst();
  }

  private static Set<String> known(CsvMapping mapping) {
    Set<String> known = new HashSet<>(mapping.ignored());
    columns(mapping).forEach(column -> known.addAll(column.names()));
    return known;
  }

  /** All columns that a mapping names. */
  static Set<Column> columns(CsvMapping mapping) {
    CsvMapping.LineColumns line = mapping.line();
    List<Column> columns = new ArrayList<>();
    for (TextSource source :
        List.of(mapping.issuer(), mapping.statement().reference(), line.type(), line.currency())) {
      of(source).ifPresent(columns::add);
    }
    mapping.statement().account().flatMap(Header::of).ifPresent(columns::add);
    mapping.statement().date().ifPresent(columns::add);
    columns.add(line.bookingDate());
    line.valueDate().ifPresent(columns::add);
    line.text().ifPresent(columns::add);
    line.counterparty().ifPresent(columns::add);
    line.position().ifPresent(columns::add);
    line.balance().ifPresent(columns::add);
    line.amounts()
        .values()
        .forEach(
            amount -> {
              columns.addAll(amount.source().columns());
              amount.currency().ifPresent(columns::add);
            });
    line.references().forEach(reference -> columns.add(reference.column()));
    CsvMapping.TotalRow totals = mapping.totalRow();
    if (totals != null) {
      columns.add(totals.column());
      totals.count().ifPresent(columns::add);
    }
    return new LinkedHashSet<>(columns);
  }

  private static Optional<Column> of(TextSource source) {
    return switch (source) {
      case TextSource.Constant constant -> Optional.empty();
      case TextSource.OfColumn of -> Optional.of(of.column());
    };
  }
}
