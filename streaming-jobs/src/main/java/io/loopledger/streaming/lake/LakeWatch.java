package io.loopledger.streaming.lake;

import io.loopledger.streaming.metrics.JobMetric;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.flink.TableLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at {@code raw.events} every {@value #EVERY_SECONDS} s, as its readers do, and tells how
 * fresh it is. It is a sink only to have a place in the job: rows that come to it are ignored, so
 * it belongs behind a stream that has few. The first subtask looks, the others do nothing.
 */
public final class LakeWatch implements Sink<RowData> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LakeWatch.class);

  /** How often it looks. */
  static final int EVERY_SECONDS = 5;

  private final TableLoader rawEvents;
  private final CommitListener.Maker listener;

  /** A watch of the table that {@code rawEvents} loads, telling a listener of new rows. */
  public LakeWatch(TableLoader rawEvents, CommitListener.Maker listener) {
    this.rawEvents = rawEvents;
    this.listener = listener;
  }

  @Override
  public SinkWriter<RowData> createWriter(WriterInitContext context) {
    if (context.getTaskInfo().getIndexOfThisSubtask() != 0) {
      return new Ignoring(() -> {});
    }
    Watching watching =
        new Watching(
            rawEvents,
            listener.make(context.metricGroup()),
            context.metricGroup(),
            context.getProcessingTimeService());
    watching.start(Duration.ofSeconds(EVERY_SECONDS));
    return new Ignoring(watching::stop);
  }

  private record Ignoring(Runnable atTheEnd) implements SinkWriter<RowData> {
    @Override
    public void write(RowData row, Context context) {}

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {
      atTheEnd.run();
    }
  }

  /** Looks in a thread of its own: a catalog that does not answer must not hold the job. */
  private static final class Watching {
    private final TableLoader loader;
    private final CommitListener listener;
    private final Counter failures;
    private final ScheduledExecutorService thread;

    private volatile double newestArrivalMs = Double.NaN;
    private volatile double snapshots = Double.NaN;
    private @org.jspecify.annotations.Nullable VisibleEvents events;
    private boolean isFailing;

    Watching(
        TableLoader loader,
        CommitListener listener,
        MetricGroup operator,
        ProcessingTimeService clock) {
      this.loader = loader;
      this.listener = listener;
      this.failures = JobMetric.LAKE_READ_FAILURES.counter(operator);
      this.thread =
          Executors.newSingleThreadScheduledExecutor(
              work -> Thread.ofPlatform().daemon().name("lake-watch").unstarted(work));
      JobMetric.NEWEST_COMMITTED_ARRIVAL_MS.gauge(operator, () -> newestArrivalMs);
      JobMetric.LAKE_SNAPSHOTS.gauge(operator, () -> snapshots);
      JobMetric.FRESHNESS_MS.gauge(
          operator, () -> clock.getCurrentProcessingTime() - newestArrivalMs);
    }

    void start(Duration every) {
      var unused =
          thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The thread closes what it opened, whenever its look ends. */
    void stop() {
      thread.execute(this::close);
      thread.shutdown();
    }

    private void look() {
      try {
        if (events == null) {
          loader.open();
          events = new VisibleEvents(loader.loadTable());
        }
        boolean grew = events.refresh();
        OptionalLong arrival = events.newestArrivalMs();
        newestArrivalMs = arrival.isPresent() ? arrival.getAsLong() : Double.NaN;
        snapshots = events.snapshots();
        isFailing = false;
        if (grew) {
          listener.committed();
        }
      } catch (RuntimeException e) {
        failures.inc();
        if (!isFailing) {
          LOG.warn("cannot look at raw.events; its freshness is not known until that works", e);
        }
        isFailing = true;
      }
    }

    private void close() {
      try {
        loader.close();
      } catch (IOException | RuntimeException e) {
        LOG.warn("cannot close the connection to the lake's catalog", e);
      }
    }
  }
}
