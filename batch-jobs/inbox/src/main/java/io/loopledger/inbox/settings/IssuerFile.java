package io.loopledger.inbox.settings;

import io.loopledger.inbox.issuer.Issuer;
import io.loopledger.inbox.issuer.IssuerRule;
import io.loopledger.inbox.issuer.Issuers;
import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code issuers.yaml}: who sends what. */
public final class IssuerFile {
  private static final String BUILT_IN = "/io/loopledger/inbox/issuer/issuers.yaml";

  private IssuerFile() {}

  /** The senders that come with the product. */
  public static Issuers builtIn() {
    try (InputStream in = IssuerFile.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + " is not on the class path");
      }
      return new Issuers(rules(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + BUILT_IN, e);
    }
  }

  /**
   * A brand's own senders, before those that come with the product.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming file, field and fix
   */
  public static Issuers with(String file, String text) {
    List<IssuerRule> rules = new ArrayList<>(rules(file, text));
    rules.addAll(builtIn().rules());
    return new Issuers(rules);
  }

  private static List<IssuerRule> rules(String file, String text) {
    return YamlFields.read(file, text)
        .only("loopledger-issuers", "issuers")
        .version("loopledger-issuers")
        .maps("issuers")
        .stream()
        .map(
            rule ->
                rule.only("vat-id", "name", "format", "account", "number", "kind", "key", "types"))
        .map(IssuerFile::rule)
        .toList();
  }

  private static IssuerRule rule(YamlFields fields) {
    LineGroup group =
        LineGroup.ofWord(fields.text("kind"))
            .orElseThrow(
                () ->
                    fields.fault(
                        "kind",
                        "one of "
                            + Arrays.stream(LineGroup.values()).map(LineGroup::word).toList()));
    IssuerRule rule =
        new IssuerRule(
            fields.optional("vat-id"),
            fields.optional("name"),
            fields.optional("format"),
            fields.optional("account"),
            fields.optional("number").map(text -> pattern(fields, text)),
            new Issuer(group, fields.optional("key").orElse(""), fields.texts("types")));
    boolean isForAll =
        List.of(rule.vatId(), rule.name(), rule.format(), rule.account(), rule.number()).stream()
            .allMatch(Optional::isEmpty);
    if (isForAll) {
      throw fields.fault(
          "vat-id", "it, or name, format, account or number: a rule must tell by something");
    }
    return rule;
  }

  private static Pattern pattern(YamlFields fields, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw fields.fault("number", "a regular expression: " + e.getDescription());
    }
  }
}
