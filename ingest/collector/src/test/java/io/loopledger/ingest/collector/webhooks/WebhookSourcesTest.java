package io.loopledger.ingest.collector.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.collector.webhooks.WebhookSource.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSourcesTest {
  private static final String EBAY_TOKEN = "a-verification-token-of-32-letters";

  private final Path folder;

  WebhookSourcesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aShopifySourceHasTheMappingsOfItsKind() throws IOException {
    WebhookFolder.source(
        folder,
        "acme-shop",
        "old\nnew",
        "kind: shopify",
        "brand: acme",
        "source: /shops/acme",
        "zone: Europe/Berlin");

    WebhookSource source = WebhookSources.load(folder).named("acme-shop").orElseThrow();

    assertThat(source)
        .isEqualTo(
            new WebhookSource(
                "acme-shop",
                WebhookKind.SHOPIFY,
                "acme",
                Optional.empty(),
                "/shops/acme",
                ZoneId.of("Europe/Berlin"),
                List.of("old", "new"),
                new Mappings.BuiltIn("shopify"),
                Optional.empty(),
                Optional.empty()));
    assertThat(source.toString()).doesNotContain("old", "new");
  }

  @Test
  void anEbaySourceHasAnEndpointAndKeysAndMayHaveItsOwnMappings() throws IOException {
    Path ebay =
        WebhookFolder.source(
            folder,
            "ebay",
            EBAY_TOKEN,
            "kind: ebay",
            "brand: acme",
            "program: buyback",
            "source: /ebay",
            "zone: UTC",
            "endpoint: https://example.com/v1/webhooks/ebay",
            "keys-dir: keys",
            "mappings: own");
    Files.createDirectory(ebay.resolve("keys"));
    Files.createDirectory(ebay.resolve("own"));

    WebhookSource source = WebhookSources.load(folder).named("ebay").orElseThrow();

    assertThat(source.endpoint()).hasValue("https://example.com/v1/webhooks/ebay");
    assertThat(source.keys()).hasValue(ebay.resolve("keys"));
    assertThat(source.mappings()).isEqualTo(new Mappings.Folder(ebay.resolve("own")));
    assertThat(source.program()).hasValue("buyback");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndNoSecretIsShown() throws IOException {
    WebhookFolder.source(
        folder, "a", "whsec_c2hvcnQ=", "kind: standard-webhooks", "brand: acme", "source: shop");
    WebhookFolder.source(
        folder,
        "b",
        "short-token",
        "kind: ebay",
        "brand: acme",
        "source: /ebay",
        "zone: Mars",
        "endpoint: http://example.com",
        "keys-dir: keys",
        "colour: red",
        "brand: again");
    Path open = WebhookFolder.source(folder, "c", "topsecret", "kind: fax");
    Files.setPosixFilePermissions(
        open.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.createDirectory(folder.resolve("D_d"));

    assertThatThrownBy(() -> WebhookSources.load(folder))
        .isInstanceOf(WebhookConfigException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines().skip(1).map(line -> relative(line)))
                    .containsExactlyInAnyOrder(
                        "a: source 'shop' is not a path such as /shops/acme",
                        "a: zone is missing",
                        "a: secret-file 'secret' has a line that is not whsec_ and at least 24 bytes"
                            + " in base 64",
                        "b: key 'brand' stands twice; keep one",
                        "b: zone 'Mars' is not a time zone such as Europe/Berlin",
                        "b: secret-file 'secret' has no verification token: 32 to 80 of A-Z, a-z,"
                            + " 0-9, '_' and '-'",
                        "b: endpoint 'http://example.com' must be the https address as it was given"
                            + " to eBay",
                        "b: keys-dir 'keys' is not a folder beside it",
                        "b: there is no key 'colour'",
                        "c: kind 'fax' is not known; known are shopify, standard-webhooks, ebay",
                        "c: brand is missing",
                        "c: source is missing",
                        "c: zone is missing",
                        "c: secret-file 'secret' may be read or written by others; run: chmod 600 "
                            + "c/secret",
                        "D_d: a source's folder is named with a-z, 0-9 and '-'; rename it",
                        "D_d: has no source.yaml; docs/webhooks.md shows one"))
        .asString()
        .doesNotContain("topsecret", "short-token", "c2hvcnQ");
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> WebhookSources.load(folder.resolve("none")))
        .isInstanceOf(WebhookConfigException.class)
        .hasMessageContaining("webhooks.dir");
  }

  private String relative(String line) {
    return line.strip().replace(folder + "/", "").replaceFirst("/source.yaml: ", ": ");
  }
}
