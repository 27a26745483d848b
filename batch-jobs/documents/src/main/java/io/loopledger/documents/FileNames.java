package io.loopledger.documents;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * File names that every file system, archive and mail program takes, made of any text. Two texts
 * never get the same name: where something of the text is lost, the start of its hash is added.
 */
public final class FileNames {
  /** Characters before the ending; file systems take 255 bytes, archives and people less. */
  static final int MAX_LENGTH_CHARS = 80;

  private static final int HASH_CHARS = 16;

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");

  /** Looks like a name with a hash, so it gets one as well, or the two could meet. */
  private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{" + HASH_CHARS + "}");

  /** Devices of Windows, with any ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

  private FileNames() {}

  /**
   * A name for a text.
   *
   * @param text any text
   * @param ending without the dot before it; a writer's {@link DocumentWriter#fileEnding()}
   */
  public static String of(String text, String ending) {
    return stem(text) + "." + ending;
  }

  /** The name without an ending. */
  public static String stem(String text) {
    boolean isPlain =
        text.length() <= MAX_LENGTH_CHARS
            && PLAIN.matcher(text).matches()
            && !HASHED.matcher(text).matches()
            && !DEVICE.matcher(text).matches();
    return isPlain ? text : withHash(text);
  }

  private static String withHash(String text) {
    String words = words(text);
    int room = MAX_LENGTH_CHARS - HASH_CHARS - 1;
    String start = words.length() <= room ? words : trimmed(words.substring(0, room));
    return (start.isEmpty() ? "text" : start) + "-" + hash(text);
  }

  /** What is left of a text in plain letters: umlauts as in German, other marks taken off. */
  private static String words(String text) {
    String german =
        text.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String bare = Normalizer.normalize(german, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return trimmed(bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
  }

  private static String trimmed(String words) {
    return words.replaceAll("^-+|-+$", "");
  }

  /** Of its chars and not of an encoding, so that texts with halves of characters differ too. */
  private static String hash(String text) {
    ByteBuffer chars = ByteBuffer.allocate(text.length() * Character.BYTES);
    chars.asCharBuffer().put(text);
    return Hashes.of(chars.array()).substring(0, HASH_CHARS);
  }
}
