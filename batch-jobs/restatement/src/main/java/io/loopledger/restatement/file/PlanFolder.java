package io.loopledger.restatement.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.json.CommandJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * The folder of a run, {@code restatements/RUN}: {@code plan.json} with what was asked and how much
 * it is, {@code effect.csv}, {@code commands.jsonl} with the commands as they are sent, and {@code
 * refused.csv}. The plan is written last: a folder without one is of a run that was cut.
 */
public final class PlanFolder {
  private static final String PLAN = "plan.json";
  private static final String COMMANDS = "commands.jsonl";

  private final Path folder;

  /**
   * Of a run.
   *
   * @param home where the folders of runs are
   */
  public PlanFolder(Path home, String runId) {
    if (!runId.matches("[a-z0-9-]{1,60}")) {
      throw new IllegalArgumentException(
          "run '%s' is no run's id, such as restate-v12-0a1b2c3d4e5f".formatted(runId));
    }
    this.folder = home.resolve(runId);
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** Begins it anew. */
  public PlanWriter write() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(PLAN));
    return new PlanWriter(folder.resolve(COMMANDS), folder.resolve("refused.csv"));
  }

  /** Ends it. */
  public void finish(RestatementPlan plan) throws IOException {
    Files.write(folder.resolve("effect.csv"), EffectCsv.lines(plan.effect()), UTF_8);
    Path making = folder.resolve(PLAN + ".making");
    Files.writeString(making, PlanJson.write(plan), UTF_8);
    Files.move(
        making,
        folder.resolve(PLAN),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The plan.
   *
   * @throws IllegalStateException if there is none, or one that was cut
   */
  public RestatementPlan read() throws IOException {
    Path plan = folder.resolve(PLAN);
    if (!Files.isRegularFile(plan)) {
      throw new IllegalStateException(
          "there is no %s; work the run out again".formatted(plan.toAbsolutePath()));
    }
    return PlanJson.read(Files.readString(plan, UTF_8));
  }

  /** Hands out the commands of the plan. */
  public void commands(Consumer<CommandMessage> out) throws IOException {
    Path file = folder.resolve(COMMANDS);
    int number = 0;
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        switch (CommandJson.read(line.getBytes(UTF_8))) {
          case CommandJson.Read.Valid(CommandMessage command) -> out.accept(command);
          case CommandJson.Read.Invalid(var fault) ->
              throw new IllegalStateException(
                  "%s, line %d: %s".formatted(file, number, fault.message()));
        }
      }
    }
  }
}
