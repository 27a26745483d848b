package io.loopledger.ingest.collector.webhooks;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A configured sender of webhooks.
 *
 * @param name its folder's name, and the last part of its address
 * @param kind how it signs
 * @param brand brand id its events are of
 * @param program programme id, where its mapping needs one
 * @param source CloudEvents source of its events, such as {@code /shops/acme}
 * @param zone the brand's zone, for times without one
 * @param secrets what it signs with, at least one; several while a secret is being changed; of eBay
 *     the verification token
 * @param mappings a set that comes with the platform, or a folder of mapping files
 * @param endpoint the address eBay knows it under
 * @param keys the folder of eBay's public keys
 */
public record WebhookSource(
    String name,
    WebhookKind kind,
    String brand,
    Optional<String> program,
    String source,
    ZoneId zone,
    List<String> secrets,
    Mappings mappings,
    Optional<String> endpoint,
    Optional<Path> keys) {
  public WebhookSource {
    requireNonNull(name, "name is null");
    requireNonNull(brand, "brand is null");
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("webhook source '%s' has no secret".formatted(name));
    }
  }

  /** Where the mappings of its documents are. */
  public sealed interface Mappings {
    /** A set that comes with the platform. */
    record BuiltIn(String set) implements Mappings {}

    /** Files of its own. */
    record Folder(Path path) implements Mappings {}
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "webhook source '%s' (%s, brand %s)".formatted(name, kind.text(), brand);
  }
}
