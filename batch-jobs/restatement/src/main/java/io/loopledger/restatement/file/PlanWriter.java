package io.loopledger.restatement.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.restatement.plan.SubjectPlan.Refusal;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.json.CommandJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what a run asks for, subject by subject. Several threads may write. */
public final class PlanWriter implements AutoCloseable {
  private final BufferedWriter commands;
  private final BufferedWriter refused;

  PlanWriter(Path commands, Path refused) throws IOException {
    this.commands = Files.newBufferedWriter(commands, UTF_8);
    this.refused = Files.newBufferedWriter(refused, UTF_8);
    line(this.refused, "subject,code,message");
  }

  /** A command. */
  public void command(CommandMessage command) {
    line(commands, new String(CommandJson.write(command), UTF_8));
  }

  /** A subject that cannot be restated. */
  public void refused(Refusal refusal) {
    line(refused, Csv.line(List.of(refusal.subject(), refusal.code(), refusal.message())));
  }

  private static void line(BufferedWriter to, String line) {
    synchronized (to) {
      try {
        to.write(line);
        to.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the plan", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (commands) {
      refused.close();
    }
  }
}
