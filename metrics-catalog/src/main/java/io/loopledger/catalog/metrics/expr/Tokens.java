package io.loopledger.catalog.metrics.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression or a filter, one after the other. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<dim>\\{\\{\\s*Dimension\\(\\s*'(?<ref>[a-z0-9_]+)'\\s*\\)\\s*\\}\\})"
              + "|(?<text>'(?:[^']|'')*')"
              + "|(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<sign><>|!=|<=|>=|[-+*/()=<>,]))");

  private final String text;
  private final List<Token> tokens;
  private int next;

  /** What a token is. */
  enum Kind {
    DIMENSION,
    TEXT,
    NUMBER,
    WORD,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param kind what it is
   * @param value a dimension's name, a text without quotes, or the token as it stands
   */
  record Token(Kind kind, String value) {
    boolean is(String sign) {
      return (kind == Kind.SIGN || kind == Kind.WORD)
          && value.toUpperCase(Locale.ROOT).equals(sign);
    }
  }

  private Tokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  static Tokens of(String text) throws ExpressionException {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw new ExpressionException(
            "'%s' is not understood at '%s'".formatted(text, text.substring(at).strip()));
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    return new Tokens(text, tokens);
  }

  private static Token token(Matcher matcher) {
    if (matcher.group("dim") != null) {
      return new Token(Kind.DIMENSION, matcher.group("ref"));
    }
    String quoted = matcher.group("text");
    if (quoted != null) {
      return new Token(Kind.TEXT, quoted.substring(1, quoted.length() - 1).replace("''", "'"));
    }
    String number = matcher.group("number");
    if (number != null) {
      return new Token(Kind.NUMBER, number);
    }
    String word = matcher.group("word");
    return word != null ? new Token(Kind.WORD, word) : new Token(Kind.SIGN, matcher.group("sign"));
  }

  Token peek() {
    return next < tokens.size() ? tokens.get(next) : new Token(Kind.END, "");
  }

  Token take() {
    Token token = peek();
    next++;
    return token;
  }

  /** Takes the next token if it is this one. */
  boolean takes(String sign) {
    if (peek().is(sign)) {
      next++;
      return true;
    }
    return false;
  }

  void require(String sign) throws ExpressionException {
    if (!takes(sign)) {
      throw unexpected("'" + sign + "'");
    }
  }

  void requireEnd() throws ExpressionException {
    if (peek().kind() != Kind.END) {
      throw unexpected("the end");
    }
  }

  ExpressionException unexpected(String wanted) {
    String found = peek().kind() == Kind.END ? "its end" : "'" + peek().value() + "'";
    return new ExpressionException("'%s' has %s where %s belongs".formatted(text, found, wanted));
  }
}
