package io.loopledger.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells whether a run goes on with the same file for the same target: SHA-256 over the format's
 * identity and every stored byte. One sequential read without unpacking; a name or a time stamp
 * would be cheaper, and wrong when a file is replaced.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Path file, MappedFormat format) throws IOException {
    MessageDigest digest = io.loopledger.ingest.mapping.record.ContentHash.sha256();
    digest.update(format.identity().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
