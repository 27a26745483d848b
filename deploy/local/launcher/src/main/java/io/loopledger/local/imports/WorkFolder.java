package io.loopledger.local.imports;

import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.local.settings.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where an import keeps its positions: named after the file's content and the target, so that the
 * same import finds its place again, also when the file was moved, and no other import does.
 */
final class WorkFolder {
  private static final int BLOCK = 1 << 16;
  private static final int HASH_CHARACTERS = 16;

  private WorkFolder() {}

  static Path of(Home home, Path file, ImportFormat format, ImportTarget target)
      throws IOException {
    MessageDigest digest = sha256();
    String key =
        String.join(
            "\n",
            format.id(),
            target.brand(),
            target.program().orElse(""),
            target.contractZone().getId());
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[BLOCK];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    }
    String hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
    Path folder =
        home.root()
            .resolve("imports")
            .resolve("%s.%s.%s".formatted(format.id(), target.brand(), hash));
    return Files.createDirectories(folder);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
