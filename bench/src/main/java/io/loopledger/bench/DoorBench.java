package io.loopledger.bench;

import io.loopledger.ingest.publish.KafkaEventLog;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.wire.EventRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events per CPU second of the collector, beside a plain Kafka producer that sends the same
 * records, and beside a loop that parses, validates, encodes and produces without HTTP. Each runs
 * twice; the second run counts. The broker's CPU is not counted for any of them.
 */
public final class DoorBench {
  private static final int CONNECTIONS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private DoorBench() {}

  private interface Preparing<T> {
    T prepare(String run) throws Exception;
  }

  private interface Sending<T> {
    void send(T prepared) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    Path folder = Files.createTempDirectory("door-bench");
    try (Servers servers = Servers.start(folder);
        KafkaEventLog log =
            KafkaEventLog.connect(servers.kafka.bootstrapServers(), PATIENCE, "sales")) {
      ProcessHandle here = ProcessHandle.current();
      double producer =
          measured(
              "plain producer",
              events,
              here,
              run -> records(run, events),
              records -> append(log, records));
      double loop =
          measured(
              "loop without HTTP",
              events,
              here,
              run -> Events.bodies(run, events, false),
              bodies -> loop(log, bodies));
      double door =
          measured(
              "collector",
              events,
              servers.collector.toHandle(),
              run -> Events.bodies(run, events, false),
              bodies -> post(servers, bodies));
      double pseudonymous =
          measured(
              "collector, with customers",
              events,
              servers.collector.toHandle(),
              run -> Events.bodies(run, events, true),
              bodies -> post(servers, bodies));
      System.out.printf("collector / plain producer        %.2f%n", door / producer);
      System.out.printf("collector / loop without HTTP     %.2f%n", door / loop);
      System.out.printf(
          "the same with customers           %.2f  %.2f%n",
          pseudonymous / producer, pseudonymous / loop);
    }
  }

  private static <T> double measured(
      String name, int events, ProcessHandle process, Preparing<T> preparing, Sending<T> sending)
      throws Exception {
    String run = name.replaceAll("\\W", "");
    sending.send(preparing.prepare(run + "-warm"));
    T prepared = preparing.prepare(run + "-run");
    Duration before = Cpu.of(process);
    long begin = System.nanoTime();
    sending.send(prepared);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = Cpu.of(process).minus(before).toMillis() / 1e3;
    System.out.printf(
        "%-26s %,9.0f events/s  %,9.0f events per CPU second%n",
        name, events / seconds, events / cpu);
    return events / cpu;
  }

  private static List<ProducerRecord<byte[], byte[]>> records(String run, int events)
      throws MalformedJsonException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    EventRecords encoder = new EventRecords();
    for (byte[] body : Events.bodies(run, events, false)) {
      records.addAll(encoded(body, encoder));
    }
    return records;
  }

  private static void append(KafkaEventLog log, List<ProducerRecord<byte[], byte[]>> records) {
    CompletableFuture.allOf(log.append(records).toArray(CompletableFuture[]::new)).join();
  }

  private static void loop(KafkaEventLog log, List<byte[]> bodies) throws MalformedJsonException {
    EventRecords encoder = new EventRecords();
    List<CompletableFuture<Void>> outcomes = new ArrayList<>();
    for (byte[] body : bodies) {
      outcomes.addAll(log.append(encoded(body, encoder)));
    }
    CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).join();
  }

  private static List<ProducerRecord<byte[], byte[]>> encoded(byte[] body, EventRecords encoder)
      throws MalformedJsonException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (ReadEvent read : JsonEvents.readBatch(body, Events.BATCH)) {
      records.add(encoder.toRecord(((ReadEvent.Valid) read).event()));
    }
    return records;
  }

  private static void post(Servers servers, List<byte[]> bodies) throws InterruptedException {
    new Senders(servers.events, servers.token).send(bodies, CONNECTIONS);
  }
}
