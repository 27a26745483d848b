package io.loopledger.ingest.collector.webhooks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Public keys as files {@code <key id>.pem}, looked for again while they are missing. */
final class EbayKeyFolder implements EbayKeys {
  /** Nothing that leads out of the folder. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,127}");

  private static final Pattern MARKS = Pattern.compile("-----[A-Z ]+-----|\\s");

  private final Path folder;
  private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

  EbayKeyFolder(Path folder) {
    this.folder = requireNonNull(folder, "folder is null");
  }

  @Override
  public Optional<PublicKey> key(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    PublicKey key = known.get(id);
    Path file = folder.resolve(id + ".pem");
    if (key == null && Files.exists(file)) {
      key = parsed(file);
      known.put(id, key);
    }
    return Optional.ofNullable(key);
  }

  private static PublicKey parsed(Path file) throws IOException {
    byte[] der = Hmac.decoded(MARKS.matcher(Files.readString(file)).replaceAll(""));
    try {
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "file '%s' is not a public EC key in PEM form; copy 'key' of eBay's getPublicKey into it"
              .formatted(file),
          e);
    }
  }
}
