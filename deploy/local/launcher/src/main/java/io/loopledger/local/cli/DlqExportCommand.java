package io.loopledger.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.ingest.deadletters.DeadLetter;
import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.LetterFilter;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.OwnerOnlyFiles;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes dead letters to files. */
@Command(
    name = "export",
    sortOptions = false,
    description =
        "Writes the opened records to files readable by their owner only: the bytes of each value, and"
            + " letters.jsonl with all the rest.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger dlq export /tmp/letters --topic sales")
final class DlqExportCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Session session;

  @Parameters(paramLabel = "DIR", description = "A folder that is missing or empty.")
  private Path folder = Path.of("");

  @Mixin private LetterOptions letters = new LetterOptions();

  private long written;
  private long failed;

  DlqExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Platform platform = session.platform();
    BrandKeys keys = platform.doors().brandKeys();
    requireEmpty();
    OwnerOnlyFiles.folder(folder);
    Path index = Files.createFile(folder.resolve("letters.jsonl"), OwnerOnlyFiles.FILE);
    LetterFilter filter = letters.filter();
    try (DeadLetterReader reader = DeadLetterReader.connect(platform.kafkaBootstrapServers());
        BufferedWriter lines = Files.newBufferedWriter(index, StandardOpenOption.APPEND)) {
      reader.read(
          letters.topics(reader),
          letter -> {
            if (filter.matches(letter)) {
              write(letter, keys, lines);
            }
            return true;
          });
    }
    session.terminal().line("%,d dead letters written to %s".formatted(written, folder));
    if (failed > 0) {
      session.terminal().line("%,d could not be opened; their lines say why".formatted(failed));
    }
    return failed == 0 ? 0 : 1;
  }

  private void requireEmpty() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new Failure("%s is not empty; name another folder.".formatted(folder));
        }
      }
    }
  }

  private void write(DeadLetter letter, BrandKeys keys, BufferedWriter lines) {
    ObjectNode line = JSON.createObjectNode();
    line.put("place", letter.id().toString());
    line.put("time", letter.time().toString());
    ObjectNode context = line.putObject("context");
    letter.context().headers().forEach(context::put);
    try {
      DeadLetters.Content original = letter.open(keys);
      ObjectNode headers = line.putObject("headers_base64");
      for (Header header : original.headers()) {
        headers.put(header.key(), base64(header.value()));
      }
      line.put("key_base64", base64(original.key()));
      if (original.value() != null) {
        String name = letter.id().toString().replace('/', '-') + ".value";
        Files.write(Files.createFile(folder.resolve(name), OwnerOnlyFiles.FILE), original.value());
        line.put("value_file", name);
      }
      written++;
    } catch (UnsealingException e) {
      line.put("problem", e.getMessage());
      failed++;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    try {
      lines.write(line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
