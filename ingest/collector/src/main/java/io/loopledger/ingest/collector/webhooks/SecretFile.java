package io.loopledger.ingest.collector.webhooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads the secrets of a source: one a line, several while one is being changed. Nothing of them
 * stands in a message.
 */
final class SecretFile {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  /** What eBay accepts as a verification token. */
  private static final Pattern EBAY_TOKEN = Pattern.compile("[A-Za-z0-9_-]{32,80}");

  private static final int SHORTEST_KEY_BYTES = 24;
  private static final List<String> NONE = List.of("none");

  private final Path folder;
  private final WebhookKind kind;
  private final Consumer<String> problems;

  SecretFile(Path folder, WebhookKind kind, Consumer<String> problems) {
    this.folder = folder;
    this.kind = kind;
    this.problems = problems;
  }

  /** The secrets; some text that is none after a problem. */
  List<String> read(String name) throws IOException {
    if (name.isEmpty()) {
      return NONE;
    }
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      problems.accept(
          "secret-file '%s' is not there; put the sender's secret in it".formatted(name));
      return NONE;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    permissions.retainAll(OF_OTHERS);
    if (!permissions.isEmpty()) {
      problems.accept(
          "secret-file '%s' may be read or written by others; run: chmod 600 %s"
              .formatted(name, file));
      return NONE;
    }
    List<String> secrets =
        Files.readString(file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (secrets.isEmpty()) {
      problems.accept("secret-file '%s' is empty; put the sender's secret in it".formatted(name));
      return NONE;
    }
    secrets.forEach(secret -> check(name, secret));
    if (kind == WebhookKind.EBAY && secrets.size() > 1) {
      problems.accept("secret-file '%s' has several lines; eBay's has one token".formatted(name));
    }
    return secrets;
  }

  private void check(String name, String secret) {
    switch (kind) {
      case SHOPIFY -> {
        // Any text is a client secret.
      }
      case STANDARD_WEBHOOKS -> {
        if (StandardWebhooksVerifier.key(secret).length < SHORTEST_KEY_BYTES) {
          problems.accept(
              "secret-file '%s' has a line that is not whsec_ and at least %d bytes in base 64"
                  .formatted(name, SHORTEST_KEY_BYTES));
        }
      }
      case EBAY -> {
        if (!EBAY_TOKEN.matcher(secret).matches()) {
          problems.accept(
              "secret-file '%s' has no verification token: 32 to 80 of A-Z, a-z, 0-9, '_' and '-'"
                  .formatted(name));
        }
      }
    }
  }
}
