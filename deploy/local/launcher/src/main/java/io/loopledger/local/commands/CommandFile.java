package io.loopledger.local.commands;

import io.loopledger.local.Failure;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.json.CommandJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands in a file: one JSON object, or, in a file that ends in {@code .jsonl}, one a line. */
public final class CommandFile {
  private CommandFile() {}

  /**
   * Reads all of them.
   *
   * @throws Failure naming file, line and field where one is no command; then none is to be sent
   */
  public static List<CommandMessage> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Failure("There is no file " + file.toAbsolutePath());
    }
    if (!file.toString().endsWith(".jsonl")) {
      return List.of(command(Files.readAllBytes(file), file.toString()));
    }
    List<CommandMessage> commands = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (!line.isBlank()) {
        commands.add(
            command(line.getBytes(StandardCharsets.UTF_8), "%s, line %d".formatted(file, number)));
      }
    }
    if (commands.isEmpty()) {
      throw new Failure(file + " holds no command");
    }
    return commands;
  }

  private static CommandMessage command(byte[] json, String where) {
    return switch (CommandJson.read(json)) {
      case CommandJson.Read.Valid(CommandMessage command) -> command;
      case CommandJson.Read.Invalid(var fault) ->
          throw new Failure(
              "%s: %s%s"
                  .formatted(
                      where,
                      fault.message(),
                      fault.pointer().isEmpty() ? "" : " (at %s)".formatted(fault.pointer())));
    };
  }
}
