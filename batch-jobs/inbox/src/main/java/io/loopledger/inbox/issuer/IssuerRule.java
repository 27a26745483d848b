package io.loopledger.inbox.issuer;

import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a sender by what a statement says. All that is given must fit.
 *
 * @param vatId of an invoice's seller
 * @param name of the sender, as the statement has it
 * @param format by which the file was read
 * @param account that the statement is about
 * @param number pattern of the whole number of the statement; its group {@code key} may be the key
 * @param issuer what a statement that fits is; the key is empty where the number gives it
 */
public record IssuerRule(
    Optional<String> vatId,
    Optional<String> name,
    Optional<String> format,
    Optional<String> account,
    Optional<Pattern> number,
    Issuer issuer) {

  /** The sender, if the rule fits. */
  public Optional<Issuer> issuerOf(Statement statement) {
    boolean fits =
        isSame(vatId, sellerVatId(statement))
            && isSame(name, statement.heading().issuer())
            && isSame(format, statement.heading().format())
            && isSame(account, statement.heading().account());
    if (!fits) {
      return Optional.empty();
    }
    return number.isEmpty()
        ? Optional.of(issuer)
        : byNumber(number.get(), statement.heading().reference());
  }

  private Optional<Issuer> byNumber(Pattern pattern, String reference) {
    Matcher matcher = pattern.matcher(reference);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean hasKey = issuer.key().isEmpty() && pattern.namedGroups().containsKey("key");
    String key = hasKey ? IssuerRule.key(matcher.group("key")) : issuer.key();
    return Optional.of(new Issuer(issuer.group(), key, issuer.types()));
  }

  /** A sender's name as the matching makes it a key: small letters and digits of ASCII. */
  public static String key(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** No seller's number without spaces is another's. */
  private static boolean isSame(Optional<String> wanted, String found) {
    return wanted.isEmpty() || plain(wanted.get()).equals(plain(found));
  }

  private static String plain(String text) {
    return text.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static String sellerVatId(Statement statement) {
    Invoice invoice = statement.invoice();
    return invoice == null ? "" : invoice.seller().vatId();
  }
}
