package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes opened letters into a folder: {@code letters.jsonl} with a line of context for each, and
 * each value byte for byte in a file of its own. They may hold a person's data in the clear, so
 * only the owner may read them.
 */
public final class LetterExport {
  /** The file with a line for each letter. */
  public static final String INDEX = "letters.jsonl";

  private final BrandKeys keys;
  private final LetterFilter filter;
  private final Consumer<ExportCounts> listener;
  private long exported;
  private long unreadable;

  /**
   * An export.
   *
   * @param listener hears how far it is
   */
  public LetterExport(BrandKeys keys, LetterFilter filter, Consumer<ExportCounts> listener) {
    this.keys = requireNonNull(keys, "keys is null");
    this.filter = requireNonNull(filter, "filter is null");
    this.listener = requireNonNull(listener, "listener is null");
  }

  /**
   * Writes the letters of these topics.
   *
   * @param folder is made where it is missing
   * @throws IllegalArgumentException if the folder is not empty
   * @throws IOException if it cannot be written
   */
  public ExportCounts write(DeadLetterReader reader, List<String> topics, Path folder)
      throws IOException {
    ExportFolder files = ExportFolder.create(folder);
    try (JsonGenerator index = files.index(INDEX)) {
      reader.read(
          topics,
          letter -> {
            if (filter.matches(letter)) {
              write(letter, files, index);
            }
            return true;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new ExportCounts(exported, unreadable);
  }

  private void write(DeadLetter letter, ExportFolder files, JsonGenerator index) {
    try {
      DeadLetters.Content original = opened(letter, index);
      if (original == null) {
        unreadable++;
      } else {
        byte[] value = original.value();
        String file = value == null ? null : fileName(letter.id());
        if (file != null && value != null) {
          files.write(file, value);
        }
        LetterJson.write(index, letter, original, file);
        exported++;
      }
      listener.accept(new ExportCounts(exported, unreadable));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DeadLetters.@Nullable Content opened(DeadLetter letter, JsonGenerator index)
      throws IOException {
    try {
      return letter.open(keys);
    } catch (UnsealingException e) {
      LetterJson.writeUnreadable(index, letter, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static String fileName(LetterId id) {
    return "%s.%d.%d.bin".formatted(id.topic(), id.partition(), id.offset());
  }
}
