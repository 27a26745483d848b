package io.loopledger.inbox.issuer;

import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The senders a brand knows. The first rule that fits decides; without one the folder in which the
 * file lies does.
 *
 * @param rules of the brand, then those that come with the product
 */
public record Issuers(List<IssuerRule> rules) {
  private static final String UNKNOWN =
      "nobody says whether this is a %s's or a %s's: add to issuers.yaml"
          + " '- {%s, kind: %s, key: ...}' and put the file into the inbox again, or put it into its"
          + " folder %s or %s";

  public Issuers {
    rules = List.copyOf(rules);
  }

  /** Whether it is known what the lines of a statement are. */
  public sealed interface Answer {}

  /** It is. */
  public record Known(Issuer issuer) implements Answer {}

  /** It is not, or two places say different things; the fault says what to do. */
  public record Unknown(Fault fault) implements Answer {}

  /** What the lines of a statement are. */
  public Answer of(Statement statement, Hint hint) {
    Optional<Issuer> told =
        rules.stream().flatMap(rule -> rule.issuerOf(statement).stream()).findFirst();
    Optional<LineGroup> group =
        told.map(Issuer::group)
            .or(hint::group)
            .or(() -> LineGroup.only(statement.heading().kind()));
    if (group.isEmpty()) {
      return new Unknown(unknown(statement));
    }
    if (group.get().statements() != statement.heading().kind()) {
      return new Unknown(otherKind(statement, group.get()));
    }
    if (told.isPresent() && hint.group().isPresent() && hint.group().get() != group.get()) {
      return new Unknown(contradiction(statement, group.get(), hint.group().get()));
    }
    Map<String, String> types = told.map(Issuer::types).orElse(Map.of());
    String key =
        told.map(Issuer::key)
            .filter(known -> !known.isEmpty())
            .or(hint::key)
            .orElseGet(() -> named(statement));
    return new Known(new Issuer(group.get(), key, types));
  }

  /** A bank is known by its own identifier; who sends an invoice by its name. */
  private static String named(Statement statement) {
    String issuer = statement.heading().issuer();
    return switch (statement.heading().kind()) {
      case BANK, LEDGER -> issuer;
      case SETTLEMENT, INVOICE -> IssuerRule.key(issuer);
    };
  }

  private static Fault unknown(Statement statement) {
    Heading heading = statement.heading();
    Invoice invoice = statement.invoice();
    String vatId = invoice == null ? "" : invoice.seller().vatId();
    List<String> choices =
        heading.kind().name().equals("INVOICE")
            ? List.of("carrier", "partner", "carriers", "partners")
            : List.of("payment", "marketplace", "payments", "marketplaces");
    String rule =
        vatId.isEmpty() ? "name: \"" + heading.issuer() + "\"" : "vat-id: \"" + vatId + "\"";
    return new Fault(
        "statement " + heading.reference(),
        "issuer",
        heading.issuer(),
        UNKNOWN.formatted(
            choices.get(0), choices.get(1), rule, choices.get(0), choices.get(2), choices.get(3)));
  }

  private static Fault otherKind(Statement statement, LineGroup group) {
    return new Fault(
        "statement " + statement.heading().reference(),
        "kind",
        statement.heading().kind().name(),
        "its folder or issuers.yaml says %s, which is %s; correct the one that is wrong, and put the file into the inbox again"
            .formatted(group, group.statements()));
  }

  private static Fault contradiction(Statement statement, LineGroup told, LineGroup folder) {
    return new Fault(
        "statement " + statement.heading().reference(),
        "issuer",
        statement.heading().issuer(),
        "issuers.yaml says %s, the folder %s says %s; correct the one that is wrong, and put the file into the inbox again"
            .formatted(told, folder.folder(), folder));
  }
}
