package io.loopledger.bench;

import io.loopledger.ingest.publish.KafkaEventLog;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.wire.EventRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events per CPU second of the collector, beside a plain Kafka producer that sends the same
 * records, and beside a loop that parses, validates, encodes and produces without HTTP. They take
 * turns: the first round warms up, the medians of the others count. The broker's CPU is not counted
 * for any of them.
 */
public final class DoorBench {
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private DoorBench() {}

  /** Makes ready what a run sends, before the clock starts. */
  private interface Preparing {
    Sending prepare(String run) throws Exception;
  }

  private interface Sending {
    void send() throws Exception;
  }

  /** One way to Kafka; its rates are events per CPU second, a round each. */
  private record Contender(
      String name, ProcessHandle process, Preparing preparing, List<Double> rates) {
    Contender(String name, ProcessHandle process, Preparing preparing) {
      this(name, process, preparing, new ArrayList<>());
    }

    double median() {
      return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }
  }

  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    Path folder = Files.createTempDirectory("door-bench");
    try (Servers servers = Servers.start(folder);
        KafkaEventLog log =
            KafkaEventLog.connect(servers.kafka.bootstrapServers(), PATIENCE, "sales")) {
      List<Contender> contenders = contenders(servers, log, events);
      for (int round = 0; round < ROUNDS; round++) {
        for (Contender contender : contenders) {
          run(contender, round, events);
        }
      }
      double producer = contenders.get(0).median();
      double loop = contenders.get(1).median();
      double door = contenders.get(2).median();
      double pseudonymous = contenders.get(3).median();
      System.out.printf("collector / plain producer        %.2f%n", door / producer);
      System.out.printf("collector / loop without HTTP     %.2f%n", door / loop);
      System.out.printf(
          "the same with customers           %.2f  %.2f%n",
          pseudonymous / producer, pseudonymous / loop);
    }
  }

  private static List<Contender> contenders(Servers servers, KafkaEventLog log, int events) {
    ProcessHandle here = ProcessHandle.current();
    ProcessHandle collector = servers.collector.toHandle();
    return List.of(
        new Contender(
            "plain producer",
            here,
            run -> {
              List<ProducerRecord<byte[], byte[]>> records = records(run, events);
              return () -> append(log, records);
            }),
        new Contender(
            "loop without HTTP",
            here,
            run -> {
              List<byte[]> bodies = Events.bodies(run, events, false);
              return () -> loop(log, bodies);
            }),
        new Contender(
            "collector",
            collector,
            run -> {
              List<byte[]> bodies = Events.bodies(run, events, false);
              return () -> post(servers, bodies);
            }),
        new Contender(
            "collector, with customers",
            collector,
            run -> {
              List<byte[]> bodies = Events.bodies(run, events, true);
              return () -> post(servers, bodies);
            }));
  }

  private static void run(Contender contender, int round, int events) throws Exception {
    Sending sending = contender.preparing().prepare(contender.name().replaceAll("\\W", "") + round);
    System.gc();
    Duration before = Cpu.of(contender.process());
    long begin = System.nanoTime();
    sending.send();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = Cpu.of(contender.process()).minus(before).toMillis() / 1e3;
    if (round > 0) {
      contender.rates().add(events / cpu);
    }
    System.out.printf(
        "%-26s %,9.0f events/s  %,9.0f events per CPU second%s%n",
        contender.name(), events / seconds, events / cpu, round == 0 ? "  (warm-up)" : "");
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
    InFlight batches = new InFlight();
    for (int from = 0; from < records.size(); from += Events.BATCH) {
      int to = Math.min(records.size(), from + Events.BATCH);
      batches.add(log.append(records.subList(from, to)));
    }
    batches.await();
  }

  private static void loop(KafkaEventLog log, List<byte[]> bodies) throws MalformedJsonException {
    EventRecords encoder = new EventRecords();
    InFlight batches = new InFlight();
    for (byte[] body : bodies) {
      batches.add(log.append(encoded(body, encoder)));
    }
    batches.await();
  }

  /** As many batches on their way as the collector's senders have. */
  private static final class InFlight {
    private final Deque<List<CompletableFuture<Void>>> batches = new ArrayDeque<>();

    void add(List<CompletableFuture<Void>> batch) {
      batches.add(batch);
      if (batches.size() > CONNECTIONS) {
        batches.remove().forEach(CompletableFuture::join);
      }
    }

    void await() {
      batches.forEach(batch -> batch.forEach(CompletableFuture::join));
    }
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
