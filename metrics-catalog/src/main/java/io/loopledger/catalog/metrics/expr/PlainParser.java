package io.loopledger.catalog.metrics.expr;

import io.loopledger.catalog.metrics.expr.Filter.All;
import io.loopledger.catalog.metrics.expr.Filter.Any;
import io.loopledger.catalog.metrics.expr.Filter.Compare;
import io.loopledger.catalog.metrics.expr.Filter.Literal;
import io.loopledger.catalog.metrics.expr.Filter.Not;
import io.loopledger.catalog.metrics.expr.Tokens.Kind;
import io.loopledger.catalog.metrics.expr.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Filters as people type them: a dimension is a bare word. */
final class PlainParser {
  private static final Set<String> RESERVED =
      Set.of("AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN");

  private final Tokens tokens;

  PlainParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Filter any() throws ExpressionException {
    List<Filter> parts = new ArrayList<>(List.of(all()));
    while (tokens.takes("OR")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Any(parts);
  }

  private Filter all() throws ExpressionException {
    List<Filter> parts = new ArrayList<>(List.of(one()));
    while (tokens.takes("AND")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  private Filter one() throws ExpressionException {
    if (tokens.takes("NOT")) {
      return new Not(one());
    }
    if (tokens.takes("(")) {
      Filter inner = any();
      tokens.require(")");
      return inner;
    }
    Token name = tokens.peek();
    boolean isName =
        name.kind() == Kind.WORD && !RESERVED.contains(name.value().toUpperCase(Locale.ROOT));
    if (!isName) {
      throw tokens.unexpected("the name of a dimension, such as brand,");
    }
    return condition(tokens.take().value().toLowerCase(Locale.ROOT));
  }

  private Filter condition(String dimension) throws ExpressionException {
    if (tokens.takes("BETWEEN")) {
      Literal from = Filter.Parser.literal(tokens);
      tokens.require("AND");
      Literal to = Filter.Parser.literal(tokens);
      return new All(List.of(new Compare(dimension, ">=", from), new Compare(dimension, "<=", to)));
    }
    if (tokens.takes("!=")) {
      return new Compare(dimension, "<>", Filter.Parser.literal(tokens));
    }
    return Filter.Parser.comparison(dimension, tokens);
  }
}
