package io.loopledger.catalog.metrics;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model.Column;
import io.loopledger.catalog.metrics.Model.Role;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.expr.Arithmetic;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.catalog.metrics.expr.Filter.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a simple metric fits its model and the chart of accounts. */
final class SimpleChecks {
  private static final String ENTRY = "entry";

  private final Catalog catalog;
  private final Problems problems;

  SimpleChecks(Catalog catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  void check(Metric metric, Simple simple) {
    Optional<Model> model = catalog.model(simple.model());
    if (model.isEmpty()) {
      problems.add(
          metric.place(),
          "model '%s' is not known".formatted(simple.model()),
          Closest.fix(simple.model(), catalog.models().stream().map(Model::name).toList()));
      return;
    }
    columns(metric, simple, model.get());
    dimensions(metric, model.get());
    additivity(metric, simple);
    if (model.get().entity().equals(ENTRY)) {
      accountUnits(metric, simple);
    }
  }

  private void columns(Metric metric, Simple simple, Model model) {
    List<String> names = model.columns().stream().map(Column::name).toList();
    for (String name : simple.expr().map(Arithmetic::names).orElse(Set.of())) {
      if (model.column(name).isEmpty()) {
        problems.add(
            metric.place(),
            "'%s' is no column of model '%s'".formatted(name, model.name()),
            Closest.fix(name, names));
      }
    }
    for (Filter leaf : simple.filter().map(Filter::leaves).orElse(List.of())) {
      leaf(metric, leaf, model, names);
    }
  }

  private void leaf(Metric metric, Filter leaf, Model model, List<String> names) {
    String reference = Filter.reference(leaf);
    String column = Filter.column(reference);
    if (!reference.equals(model.entity() + "__" + column)) {
      problems.add(
          metric.place(),
          "the filter names '%s'".formatted(reference),
          "dimensions of model '%s' are written %s__column"
              .formatted(model.name(), model.entity()));
      return;
    }
    Optional<Column> known = model.column(column);
    if (known.isEmpty()) {
      problems.add(
          metric.place(),
          "'%s' is no column of model '%s'".formatted(column, model.name()),
          Closest.fix(column, names));
      return;
    }
    for (Literal literal : literals(leaf)) {
      literal(metric, model, known.get(), literal);
    }
  }

  private void literal(Metric metric, Model model, Column column, Literal literal) {
    if (!model.entity().equals(ENTRY)) {
      return;
    }
    if (column.name().equals("account") && !isAccount(literal.value())) {
      problems.add(
          metric.place(),
          "account '%s' is not in the chart of accounts".formatted(literal.value()),
          Closest.fix(
              literal.value(), catalog.chart().accounts().stream().map(Account::code).toList()));
    }
    if (column.role() == Role.ACCOUNT_LEVEL && !Accounts.levels().contains(literal.value())) {
      problems.add(
          metric.place(),
          "margin level '%s' is not known".formatted(literal.value()),
          "it is " + String.join(", ", Accounts.levels()));
    }
  }

  private boolean isAccount(String code) {
    return catalog.chart().accounts().stream().anyMatch(account -> account.code().equals(code));
  }

  private static List<Literal> literals(Filter leaf) {
    return switch (leaf) {
      case Filter.Compare compare -> List.of(compare.literal());
      case Filter.In in -> in.literals();
      default -> List.of();
    };
  }

  private void dimensions(Metric metric, Model model) {
    for (String name : metric.meta().dimensions()) {
      if (model.column(name).filter(c -> c.role() == Role.DIMENSION).isEmpty()) {
        problems.add(
            metric.place(),
            "'%s' is no dimension of model '%s'".formatted(name, model.name()),
            Closest.fix(name, model.dimensions().stream().map(Column::name).toList()));
      }
    }
  }

  private void additivity(Metric metric, Simple simple) {
    boolean isSum = simple.agg().isAdditive();
    boolean saysSum = metric.meta().additivity() != Additivity.NON_ADDITIVE;
    if (!isSum && saysSum) {
      problems.add(
          metric.place(),
          "metric '%s' is called %s, but a %s cannot be summed"
              .formatted(
                  metric.name(),
                  Vocabulary.text(metric.meta().additivity()),
                  Vocabulary.text(simple.agg())),
          "write additivity: non_additive");
    }
    if (!isSum && metric.meta().dimensions().isEmpty()) {
      problems.add(
          metric.place(),
          "metric '%s' cannot be summed, so it must say what it is computed for"
              .formatted(metric.name()),
          "write dimensions: [brand, ...] below config.meta");
    }
  }

  /** A sum over accounts has one unit: that of all of them. */
  private void accountUnits(Metric metric, Simple simple) {
    List<Account> accounts = Accounts.matching(catalog.chart(), simple.filter());
    Set<String> units = new TreeSet<>();
    accounts.forEach(account -> units.add(account.unit()));
    if (units.size() > 1) {
      problems.add(
          metric.place(),
          "metric '%s' sums accounts of different units: %s"
              .formatted(metric.name(), String.join(", ", units)),
          "filter for accounts of one unit");
    } else if (units.size() == 1) {
      accountUnit(metric, simple, units.iterator().next());
    }
  }

  private void accountUnit(Metric metric, Simple simple, String unit) {
    boolean isMoney = unit.equals(Account.MONEY);
    Set<String> names = simple.expr().map(Arithmetic::names).orElse(Set.of());
    if (isMoney && names.contains("amount") || !isMoney && names.contains("reporting_amount")) {
      problems.add(
          metric.place(),
          "metric '%s' sums %s of accounts in %s".formatted(metric.name(), names, unit),
          isMoney
              ? "use reporting_amount: amounts of different currencies cannot be added"
              : "use amount: only money has a reporting amount");
    }
    Unit expected = isMoney ? new Unit(Unit.MONEY, "") : new Unit(unit, "");
    Unit said = metric.meta().unit();
    boolean isScaled = simple.expr().filter(Arithmetic::hasConstants).isPresent();
    if (simple.agg().isAdditive()
        && !(isScaled ? said.convertsTo(expected) : said.equals(expected))) {
      problems.add(
          metric.place(),
          "metric '%s' is in %s by its accounts, not in %s"
              .formatted(metric.name(), expected, said),
          "write unit: " + expected);
    }
  }
}
