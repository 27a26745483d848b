package io.loopledger.delivery.carry;

import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Addresses below one of ours: {@code base/package/file}. */
public record BaseLinks(URI base) implements Links {
  @Override
  public URI link(DeliveryPackage what, PackageFile file) {
    String text = base.toString();
    String slash = text.endsWith("/") ? "" : "/";
    return URI.create(text + slash + encoded(what.id()) + "/" + encoded(file.name()));
  }

  @Override
  public Optional<Instant> validUntil(Instant now) {
    return Optional.empty();
  }

  /** The JDK encodes for forms, where a space is a plus. */
  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
