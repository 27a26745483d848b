package io.loopledger.schemas.sealing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The sealing keys of a home: a folder with one owner-only file a brand, made when the brand first
 * needs it. Several processes may share the folder. A file has one line a key, {@code <id> <base
 * 64>}; the first is the current one, the others still open what was sealed earlier. Without its
 * file, nothing that was sealed for a brand can be read again, which is what {@link #destroy} is
 * for. Safe for use by several threads.
 */
public final class BrandKeys {
  /** Bytes of a key's id. */
  static final int ID_BYTES = 8;

  private static final int KEY_BYTES = 32;
  private static final String ENDING = ".key";

  /** Where the brand is not known. No brand has it: its file's name begins with a letter. */
  private static final String PLATFORM = "_platform";

  /** Brand ids that are file names everywhere; of any other, the hash is the name. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Map<String, Loaded> cache = new ConcurrentHashMap<>();

  /**
   * One key. It never shows itself.
   *
   * @param name the file it stands in, without its ending
   */
  public record BrandKey(String name, String id, SecretKey secret) {
    public BrandKey {
      requireNonNull(name, "name is null");
      requireNonNull(secret, "secret is null");
      if (id.length() != ID_BYTES * 2) {
        throw new IllegalArgumentException("a key's id has 16 hexadecimal digits, not " + id);
      }
    }

    byte[] idBytes() {
      return HexFormat.of().parseHex(id);
    }

    @Override
    public String toString() {
      return "key %s of %s".formatted(id, name);
    }
  }

  /** A file as it was read, and the mark that tells whether it still is the same. */
  private record Loaded(Object mark, List<BrandKey> keys) {}

  private BrandKeys(Path folder) {
    this.folder = requireNonNull(folder, "folder is null");
  }

  /** The keys of a folder, which is made with the first key. */
  public static BrandKeys in(Path folder) {
    return new BrandKeys(folder);
  }

  /**
   * The key to seal a brand's bytes with; made now if the brand has none.
   *
   * @throws UncheckedIOException naming the file that cannot be read or written
   */
  public BrandKey current(String brand) {
    return currentOf(name(brand));
  }

  /** The key for bytes of which no brand is known. */
  public BrandKey platform() {
    return currentOf(PLATFORM);
  }

  /** The key with this id, whoever's it is. */
  public Optional<BrandKey> withId(String id) {
    for (String name : names()) {
      for (BrandKey key : keys(name)) {
        if (key.id().equals(id)) {
          return Optional.of(key);
        }
      }
    }
    return Optional.empty();
  }

  /** Gives a brand a new current key; the older ones still open what they sealed. */
  public BrandKey rotate(String brand) {
    String name = name(brand);
    return changed(
        () -> {
          List<BrandKey> keys = new ArrayList<>(keys(name));
          keys.addFirst(random(name));
          write(name, keys);
          return keys.getFirst();
        });
  }

  /**
   * Deletes all keys of a brand, and says how many there were: whatever they sealed is unreadable
   * from now on, in every copy and backup that lacks the key file.
   */
  public int destroy(String brand) {
    String name = name(brand);
    return changed(
        () -> {
          int count = keys(name).size();
          Files.deleteIfExists(file(name));
          cache.remove(name);
          return count;
        });
  }

  private BrandKey currentOf(String name) {
    List<BrandKey> known = keys(name);
    return known.isEmpty() ? create(name) : known.getFirst();
  }

  private BrandKey create(String name) {
    return changed(
        () -> {
          List<BrandKey> madeByAnother = keys(name);
          if (!madeByAnother.isEmpty()) {
            return madeByAnother.getFirst();
          }
          BrandKey key = random(name);
          write(name, List.of(key));
          return key;
        });
  }

  private <T> T changed(OwnerOnlyFiles.Change<T> change) {
    try {
      return OwnerOnlyFiles.locked(folder, change);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the sealing keys in " + folder, e);
    }
  }

  /** Looks at the file each time: another process may have rotated or destroyed the key. */
  private List<BrandKey> keys(String name) {
    Path file = file(name);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Object mark =
          List.of(
              String.valueOf(attributes.fileKey()),
              attributes.lastModifiedTime(),
              attributes.size());
      Loaded loaded = cache.get(name);
      if (loaded == null || !loaded.mark().equals(mark)) {
        loaded = new Loaded(mark, parse(name, Files.readAllLines(file)));
        cache.put(name, loaded);
      }
      return loaded.keys();
    } catch (NoSuchFileException e) {
      cache.remove(name);
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sealing key " + file, e);
    }
  }

  private List<BrandKey> parse(String name, List<String> lines) {
    List<BrandKey> keys = new ArrayList<>();
    for (String line : lines) {
      byte @Nullable [] secret = secret(line);
      if (secret == null) {
        throw new IllegalStateException(
            "line %d of %s is no key; put the file back from a backup, and do not edit it"
                .formatted(keys.size() + 1, file(name)));
      }
      String id = line.substring(0, ID_BYTES * 2);
      keys.add(new BrandKey(name, id, new SecretKeySpec(secret, "AES")));
    }
    return List.copyOf(keys);
  }

  private static byte @Nullable [] secret(String line) {
    if (!line.matches("[0-9a-f]{%d} [A-Za-z0-9+/]+=*".formatted(ID_BYTES * 2))) {
      return null;
    }
    try {
      byte[] secret = Base64.getDecoder().decode(line.substring(ID_BYTES * 2 + 1));
      return secret.length == KEY_BYTES ? secret : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void write(String name, List<BrandKey> keys) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (BrandKey key : keys) {
      String secret = Base64.getEncoder().encodeToString(key.secret().getEncoded());
      lines.append(key.id()).append(' ').append(secret).append('\n');
    }
    OwnerOnlyFiles.write(file(name), lines.toString());
  }

  private List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the sealing keys in " + folder, e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }

  private static BrandKey random(String name) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[KEY_BYTES];
    RANDOM.nextBytes(id);
    RANDOM.nextBytes(secret);
    return new BrandKey(name, HexFormat.of().formatHex(id), new SecretKeySpec(secret, "AES"));
  }

  /** The name of a brand's file: its id where that is a safe one. */
  static String name(String brand) {
    if (PLAIN.matcher(brand).matches()) {
      return brand;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(brand.getBytes(StandardCharsets.UTF_8));
      return "_brand-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
