package io.loopledger.ingest.collector.webhooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes folders of webhook sources for tests. */
public final class WebhookFolder {
  private WebhookFolder() {}

  /** A source with its secret, named {@code secret}; more lines go to its file. */
  public static Path source(Path webhooks, String name, String secret, String... lines)
      throws IOException {
    Path folder = Files.createDirectories(webhooks.resolve(name));
    Files.writeString(
        folder.resolve("source.yaml"),
        "loopledger-webhook: 1\nsecret-file: secret\n" + String.join("\n", lines) + "\n");
    Path file = Files.writeString(folder.resolve("secret"), secret + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return folder;
  }
}
