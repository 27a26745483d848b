package io.loopledger.catalog.metrics.expr;

import io.loopledger.catalog.metrics.expr.Tokens.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Numbers and names with {@code + - * /} and parentheses. */
public sealed interface Arithmetic {
  /** A constant. */
  record Number(BigDecimal value) implements Arithmetic {}

  /** A column or a metric's alias. */
  record Name(String name) implements Arithmetic {}

  /** The opposite. */
  record Negative(Arithmetic of) implements Arithmetic {}

  /**
   * Two with an operator between them.
   *
   * @param operator one of {@code + - * /}
   */
  record Binary(char operator, Arithmetic left, Arithmetic right) implements Arithmetic {}

  /**
   * The arithmetic of a text.
   *
   * @throws ExpressionException if it is none
   */
  static Arithmetic parse(String text) throws ExpressionException {
    Tokens tokens = Tokens.of(text);
    Arithmetic sum = Parser.sum(tokens);
    tokens.requireEnd();
    return sum;
  }

  /** The names in it, in order. */
  default Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    collect(this, names);
    return names;
  }

  private static void collect(Arithmetic part, Set<String> names) {
    switch (part) {
      case Number number -> {}
      case Name name -> names.add(name.name());
      case Negative negative -> collect(negative.of(), names);
      case Binary binary -> {
        collect(binary.left(), names);
        collect(binary.right(), names);
      }
    }
  }

  /** Whether parts of it can be summed: names times constants, added. */
  default boolean isLinear() {
    return switch (this) {
      case Number number -> false;
      case Name name -> true;
      case Negative negative -> negative.of().isLinear();
      case Binary b ->
          switch (b.operator()) {
            case '+', '-' -> b.left().isLinear() && b.right().isLinear();
            case '*' ->
                b.left().names().isEmpty() && b.right().isLinear()
                    || b.right().names().isEmpty() && b.left().isLinear();
            default -> b.right().names().isEmpty() && b.left().isLinear();
          };
    };
  }

  /**
   * How often each name is in a linear sum.
   *
   * @throws IllegalStateException if it is not linear
   */
  default Map<String, BigDecimal> coefficients() {
    Map<String, BigDecimal> coefficients = new LinkedHashMap<>();
    weigh(this, BigDecimal.ONE, coefficients);
    return coefficients;
  }

  private static void weigh(Arithmetic part, BigDecimal by, Map<String, BigDecimal> out) {
    switch (part) {
      case Name name -> out.merge(name.name(), by, BigDecimal::add);
      case Negative negative -> weigh(negative.of(), by.negate(), out);
      case Binary b when b.operator() == '+' -> {
        weigh(b.left(), by, out);
        weigh(b.right(), by, out);
      }
      case Binary b when b.operator() == '-' -> {
        weigh(b.left(), by, out);
        weigh(b.right(), by.negate(), out);
      }
      case Binary b when b.operator() == '*' && b.left() instanceof Number number ->
          weigh(b.right(), by.multiply(number.value()), out);
      case Binary b when b.operator() == '*' && b.right() instanceof Number number ->
          weigh(b.left(), by.multiply(number.value()), out);
      default ->
          throw new IllegalStateException("not a sum of names times numbers: " + part.text());
    }
  }

  /** Whether it multiplies or divides by a constant, which may turn a unit into another. */
  default boolean hasConstants() {
    return switch (this) {
      case Number number -> true;
      case Name name -> false;
      case Negative negative -> negative.of().hasConstants();
      case Binary b -> b.left().hasConstants() || b.right().hasConstants();
    };
  }

  /** As SQL, with each name written by a function; a division by zero is null. */
  default String sql(Function<String, String> names) {
    return switch (this) {
      case Number number -> number.value().toPlainString();
      case Name name -> names.apply(name.name());
      case Negative negative -> "-" + negative.of().sql(names);
      case Binary b when b.operator() == '/' ->
          "(CAST(%s AS decimal(38, 18)) / NULLIF(CAST(%s AS decimal(38, 6)), 0))"
              .formatted(b.left().sql(names), b.right().sql(names));
      case Binary b ->
          "(%s %s %s)".formatted(b.left().sql(names), b.operator(), b.right().sql(names));
    };
  }

  /** As it is written. */
  default String text() {
    return switch (this) {
      case Number number -> number.value().toPlainString();
      case Name name -> name.name();
      case Negative negative -> "-" + operand(negative.of());
      case Binary b -> "%s %s %s".formatted(operand(b.left()), b.operator(), operand(b.right()));
    };
  }

  private static String operand(Arithmetic part) {
    return part instanceof Binary ? "(" + part.text() + ")" : part.text();
  }

  /** By recursive descent. */
  final class Parser {
    private Parser() {}

    private static Arithmetic sum(Tokens tokens) throws ExpressionException {
      Arithmetic left = product(tokens);
      while (tokens.peek().is("+") || tokens.peek().is("-")) {
        char operator = tokens.take().value().charAt(0);
        left = new Binary(operator, left, product(tokens));
      }
      return left;
    }

    private static Arithmetic product(Tokens tokens) throws ExpressionException {
      Arithmetic left = atom(tokens);
      while (tokens.peek().is("*") || tokens.peek().is("/")) {
        char operator = tokens.take().value().charAt(0);
        left = new Binary(operator, left, atom(tokens));
      }
      return left;
    }

    private static Arithmetic atom(Tokens tokens) throws ExpressionException {
      if (tokens.takes("-")) {
        return new Negative(atom(tokens));
      }
      if (tokens.takes("(")) {
        Arithmetic inner = sum(tokens);
        tokens.require(")");
        return inner;
      }
      if (tokens.peek().kind() == Kind.NUMBER) {
        return new Number(new BigDecimal(tokens.take().value()));
      }
      if (tokens.peek().kind() == Kind.WORD) {
        return new Name(tokens.take().value());
      }
      throw tokens.unexpected("a name or a number");
    }
  }
}
