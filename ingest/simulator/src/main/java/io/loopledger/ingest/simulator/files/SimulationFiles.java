package io.loopledger.ingest.simulator.files;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.finance.FinanceFiles;
import io.loopledger.ingest.simulator.mess.Delivery;
import io.loopledger.ingest.simulator.mess.Mess;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A simulation as files: {@code events.jsonl} with one structured CloudEvent a line, in the order
 * of arrival; {@code finance/} with the documents; {@code planted/} with the answers; {@code
 * manifest.txt} with what is where. Memory does not grow with the simulation.
 */
public final class SimulationFiles {
  private static final int LINES_PER_PROGRESS = 5_000;

  private final Simulation simulation;
  private final Mess mess;
  private final Optional<FinanceFiles.Options> finance;

  /** Files of this simulation, with this mess, and with finance documents where they are wanted. */
  public SimulationFiles(Simulation simulation, Mess mess, Optional<FinanceFiles.Options> finance) {
    this.simulation = requireNonNull(simulation, "simulation is null");
    this.mess = requireNonNull(mess, "mess is null");
    this.finance = requireNonNull(finance, "finance is null");
  }

  /**
   * What was written.
   *
   * @param events valid lines by type, duplicates included
   * @param planted what was planted, by switch
   * @param documents documents by folder, where there are any
   * @param faults faults planted in the documents, by kind
   */
  public record Summary(
      Map<String, Long> events,
      Map<String, Long> planted,
      Map<String, Long> documents,
      Map<String, Long> faults) {
    /** Lines of {@code events.jsonl}: valid events, and poison. */
    public long lines() {
      return sum(events) + planted.getOrDefault(Delivery.Kind.POISON.name(), 0L);
    }

    static long sum(Map<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Writes all files.
   *
   * @param folder an empty folder, or one that does not exist yet
   * @throws IllegalArgumentException if there is something in it
   * @throws IOException if it cannot be written
   */
  public Summary write(Path folder, Progress progress) throws IOException {
    requireEmpty(folder);
    Files.createDirectories(folder);
    Map<String, Long> events = new TreeMap<>();
    Map<String, Long> planted = new TreeMap<>();
    writeEvents(folder, progress, events, planted);
    Map<String, Long> documents = new TreeMap<>();
    Map<String, Long> faults = new TreeMap<>();
    if (finance.isPresent()) {
      writeFinance(folder, finance.get(), documents, faults);
    }
    Summary summary = new Summary(events, planted, documents, faults);
    Manifest.write(folder.resolve("manifest.txt"), summary);
    return summary;
  }

  private void writeEvents(
      Path folder, Progress progress, Map<String, Long> events, Map<String, Long> planted)
      throws IOException {
    try (Stream<Delivery> deliveries = simulation.deliveries(mess);
        BufferedWriter out =
            Files.newBufferedWriter(folder.resolve("events.jsonl"), StandardCharsets.UTF_8);
        PlantedFile answers = PlantedFile.open(folder.resolve("planted"), mess)) {
      long line = 0;
      Instant reached = Instant.EPOCH;
      for (Iterator<Delivery> each = deliveries.iterator(); each.hasNext(); ) {
        Delivery delivery = each.next();
        line++;
        switch (delivery) {
          case Delivery.Valid valid -> {
            out.write(JsonEvents.write(valid.event()));
            reached = valid.event().effectiveTime();
            events.merge(valid.event().type().typeName(), 1L, Long::sum);
          }
          case Delivery.Poison poison -> out.write(poison.line());
        }
        out.write('\n');
        if (delivery.plant().isPresent()) {
          answers.add(line, delivery.plant().get());
          planted.merge(delivery.plant().get().kind().name(), 1L, Long::sum);
        }
        if (line % LINES_PER_PROGRESS == 0) {
          progress.at(line, reached);
        }
      }
      progress.at(line, reached);
    }
  }

  /** The documents are about the truth: another pass over the same events, without the mess. */
  private void writeFinance(
      Path folder,
      FinanceFiles.Options options,
      Map<String, Long> documents,
      Map<String, Long> faults)
      throws IOException {
    try (Stream<Event> events = simulation.events();
        FinanceFiles files =
            FinanceFiles.open(folder.resolve("finance"), folder.resolve("planted"), options)) {
      for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
        files.take(each.next());
      }
      files.finish();
      documents.putAll(files.documents());
      faults.putAll(files.faults());
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "%s is not empty; name a folder that is empty or does not exist".formatted(folder));
      }
    }
  }
}
