package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.value.Currencies;
import io.loopledger.statements.value.MoneyReader;
import io.loopledger.statements.xml.XmlNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values of business terms (BT) of EN 16931. */
final class Terms {
  private static final String ASK = "ask the seller for a corrected invoice";

  private final Faults faults;
  private final MoneyReader money;

  Terms(Faults faults) {
    this.faults = faults;
    this.money = new MoneyReader(faults);
  }

  Faults faults() {
    return faults;
  }

  /** The only element on a path; notes if there are several. */
  Optional<XmlNode> only(XmlNode parent, String path) {
    List<XmlNode> all = parent.all(path);
    if (all.size() > 1) {
      faults.add(
          all.get(1).place(), path, "", "stands here %d times; %s".formatted(all.size(), ASK));
    }
    return all.stream().findFirst();
  }

  /** A text; empty if it is not there. */
  String text(XmlNode parent, String path) {
    return only(parent, path).map(XmlNode::text).orElse("");
  }

  /** A text that must be there. */
  Optional<String> required(XmlNode parent, String path, String term) {
    String text = text(parent, path);
    if (text.isEmpty()) {
      faults.add(parent.place(), term, "", "%s is missing; %s".formatted(path, ASK));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A date in the syntax's form; empty if it is not there, or has another form, which is noted. */
  Optional<LocalDate> date(
      XmlNode parent, String path, Function<String, Optional<LocalDate>> form, String term) {
    Optional<XmlNode> node = only(parent, path).filter(found -> !found.text().isEmpty());
    Optional<LocalDate> date = node.flatMap(found -> form.apply(found.text()));
    if (node.isPresent() && date.isEmpty()) {
      faults.add(node.get().place(), term, node.get().text(), "not a date of this format; " + ASK);
    }
    return date;
  }

  /** The invoice's currency. */
  Optional<String> currency(XmlNode parent, String path) {
    Optional<String> code = required(parent, path, "BT-5");
    if (code.isPresent() && Currencies.decimalsOf(code.get()).isEmpty()) {
      faults.add(
          parent.place(), "BT-5", code.get(), "not a currency of ISO 4217, such as EUR; " + ASK);
      return Optional.empty();
    }
    return code;
  }

  /** An amount that must be there. */
  Optional<Money> amount(XmlNode parent, String path, String currency, String term) {
    Optional<XmlNode> node = only(parent, path);
    if (node.isEmpty()) {
      faults.add(parent.place(), term, "", "%s is missing; %s".formatted(path, ASK));
    }
    return node.flatMap(found -> amount(found, currency, term));
  }

  /** An amount, zero if it is not there. */
  Money amountOrZero(XmlNode parent, String path, String currency, String term) {
    return only(parent, path)
        .flatMap(found -> amount(found, currency, term))
        .orElse(new Money(0, currency));
  }

  /** An amount, null if it is not there. */
  @Nullable Money optionalAmount(XmlNode parent, String path, String currency, String term) {
    return only(parent, path).flatMap(found -> amount(found, currency, term)).orElse(null);
  }

  /** An amount in the invoice's currency. */
  Optional<Money> amount(XmlNode node, String currency, String term) {
    String stated = node.attribute("currencyID");
    if (!stated.isEmpty() && !stated.equals(currency)) {
      faults.add(node.place(), term, stated, "the invoice is in %s; %s".formatted(currency, ASK));
      return Optional.empty();
    }
    return money.read(node.place(), term, node.text(), currency);
  }

  /** A percentage, null if it is not there. */
  java.math.@Nullable BigDecimal percent(XmlNode parent, String path, String term) {
    return only(parent, path)
        .flatMap(found -> money.number(found.place(), term, found.text()))
        .orElse(null);
  }

  /** Adds a reference, if it is there. */
  static void reference(XmlNode node, String path, Role role, List<Reference> references) {
    String text = node.text(path);
    if (!text.isEmpty()) {
      references.add(new Reference(role, text));
    }
  }
}
