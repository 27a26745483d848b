package io.loopledger.catalog.metrics.expr;

import io.loopledger.catalog.metrics.expr.Tokens.Kind;
import io.loopledger.catalog.metrics.expr.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions on dimensions, in dbt's form: {@code {{ Dimension('entry__grade') }} = 'GOOD'}. */
public sealed interface Filter {
  /** All of several. */
  record All(List<Filter> parts) implements Filter {}

  /** Any of several. */
  record Any(List<Filter> parts) implements Filter {}

  /** The opposite. */
  record Not(Filter of) implements Filter {}

  /**
   * A comparison with a literal.
   *
   * @param reference {@code entity__column}
   * @param operator one of {@code = <> < <= > >=}
   */
  record Compare(String reference, String operator, Literal literal) implements Filter {}

  /** One of several literals. */
  record In(String reference, List<Literal> literals) implements Filter {}

  /** Whether there is no value. */
  record IsNull(String reference, boolean isNull) implements Filter {}

  /**
   * A text or a number.
   *
   * @param value as it is meant, without quotes
   * @param isText whether it is a text
   */
  record Literal(String value, boolean isText) {
    /** As SQL. */
    public String sql() {
      return isText ? "'" + value.replace("'", "''") + "'" : value;
    }
  }

  /**
   * The filter of a text.
   *
   * @throws ExpressionException if it is none
   */
  static Filter parse(String text) throws ExpressionException {
    Tokens tokens = Tokens.of(text);
    Filter filter = Parser.any(tokens);
    tokens.requireEnd();
    return filter;
  }

  /**
   * The filter of a text that people type: dimensions by their bare names, {@code BETWEEN} too,
   * such as {@code brand = 'acme' and business_date between '2026-10-01' and '2026-10-15'}.
   *
   * @throws ExpressionException if it is none
   */
  static Filter parsePlain(String text) throws ExpressionException {
    Tokens tokens = Tokens.of(text);
    Filter filter = new PlainParser(tokens).any();
    tokens.requireEnd();
    return filter;
  }

  /** The comparisons in it, in order. */
  default List<Filter> leaves() {
    return switch (this) {
      case All all -> all.parts().stream().flatMap(part -> part.leaves().stream()).toList();
      case Any any -> any.parts().stream().flatMap(part -> part.leaves().stream()).toList();
      case Not not -> not.of().leaves();
      case Compare compare -> List.of(compare);
      case In in -> List.of(in);
      case IsNull isNull -> List.of(isNull);
    };
  }

  /** {@code entity__column} of a comparison. */
  static String reference(Filter leaf) {
    return switch (leaf) {
      case Compare compare -> compare.reference();
      case In in -> in.reference();
      case IsNull isNull -> isNull.reference();
      default -> throw new IllegalArgumentException("not a comparison: " + leaf);
    };
  }

  /** Column of a reference. */
  static String column(String reference) {
    int at = reference.indexOf("__");
    return at < 0 ? reference : reference.substring(at + 2);
  }

  /** As SQL over the columns themselves. */
  default String sql() {
    return sql("");
  }

  /** As SQL, with something before each column. */
  default String sql(String prefix) {
    return switch (this) {
      case All all -> joined(all.parts(), " AND ", prefix);
      case Any any -> joined(any.parts(), " OR ", prefix);
      case Not not -> "NOT (" + not.of().sql(prefix) + ")";
      case Compare c ->
          "%s%s %s %s".formatted(prefix, column(c.reference()), c.operator(), c.literal().sql());
      case In in ->
          in.literals().stream()
              .map(Literal::sql)
              .collect(Collectors.joining(", ", prefix + column(in.reference()) + " IN (", ")"));
      case IsNull n -> prefix + column(n.reference()) + (n.isNull() ? " IS NULL" : " IS NOT NULL");
    };
  }

  private static String joined(List<Filter> parts, String word, String prefix) {
    return parts.stream().map(part -> part.sql(prefix)).collect(Collectors.joining(word, "(", ")"));
  }

  /** By recursive descent. */
  final class Parser {
    private Parser() {}

    private static Filter any(Tokens tokens) throws ExpressionException {
      List<Filter> parts = new ArrayList<>(List.of(all(tokens)));
      while (tokens.takes("OR")) {
        parts.add(all(tokens));
      }
      return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    private static Filter all(Tokens tokens) throws ExpressionException {
      List<Filter> parts = new ArrayList<>(List.of(one(tokens)));
      while (tokens.takes("AND")) {
        parts.add(one(tokens));
      }
      return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private static Filter one(Tokens tokens) throws ExpressionException {
      if (tokens.takes("NOT")) {
        return new Not(one(tokens));
      }
      if (tokens.takes("(")) {
        Filter inner = any(tokens);
        tokens.require(")");
        return inner;
      }
      if (tokens.peek().kind() != Kind.DIMENSION) {
        throw tokens.unexpected("{{ Dimension('entity__column') }}");
      }
      return comparison(tokens.take().value(), tokens);
    }

    static Filter comparison(String reference, Tokens tokens) throws ExpressionException {
      if (tokens.takes("IS")) {
        boolean isNull = !tokens.takes("NOT");
        tokens.require("NULL");
        return new IsNull(reference, isNull);
      }
      boolean isNot = tokens.takes("NOT");
      if (tokens.takes("IN")) {
        In in = new In(reference, literals(tokens));
        return isNot ? new Not(in) : in;
      }
      Token operator = tokens.peek();
      if (isNot || !List.of("=", "<>", "<", "<=", ">", ">=").contains(operator.value())) {
        throw tokens.unexpected("=, <>, <, <=, >, >=, IN or IS");
      }
      tokens.take();
      return new Compare(reference, operator.value(), literal(tokens));
    }

    private static List<Literal> literals(Tokens tokens) throws ExpressionException {
      tokens.require("(");
      List<Literal> literals = new ArrayList<>(List.of(literal(tokens)));
      while (tokens.takes(",")) {
        literals.add(literal(tokens));
      }
      tokens.require(")");
      return literals;
    }

    static Literal literal(Tokens tokens) throws ExpressionException {
      Token token = tokens.peek();
      if (token.kind() != Kind.TEXT && token.kind() != Kind.NUMBER) {
        throw tokens.unexpected("a text in single quotes or a number");
      }
      tokens.take();
      return new Literal(token.value(), token.kind() == Kind.TEXT);
    }
  }
}
