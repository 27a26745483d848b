package io.loopledger.ingest.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marked blocks of a page of documentation, in order. A mark is a comment before a block, such
 * as {@code <!-- run: name -->}; {@code reply} and {@code output} show what a block of that name
 * gives.
 */
record Page(String text, List<Block> blocks) {
  private static final Pattern MARKED =
      Pattern.compile(
          "(?ms)^<!-- (run|reply|java|output): ([A-Za-z-]+) -->\n```[a-z]*\n(.*?)^```$");
  private static final Pattern MARK = Pattern.compile("(?m)^<!-- [a-z]+: [A-Za-z-]+ -->$");

  /** A block: what it is, its name, its text. */
  record Block(String kind, String name, String text) {}

  static Page read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher marked = MARKED.matcher(text);
    while (marked.find()) {
      blocks.add(new Block(marked.group(1), marked.group(2), marked.group(3)));
    }
    long marks = MARK.matcher(text).results().count();
    if (marks != blocks.size()) {
      throw new IllegalStateException(
          "%d marks but %d marked blocks: a mark stands right before its block"
              .formatted(marks, blocks.size()));
    }
    return new Page(text, List.copyOf(blocks));
  }

  /** The block that shows what another one gives. */
  Optional<String> shown(String kind, String name) {
    return blocks.stream()
        .filter(block -> block.kind().equals(kind) && block.name().equals(name))
        .map(Block::text)
        .findFirst();
  }
}
