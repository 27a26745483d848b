package io.loopledger.streaming.posting;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.wire.ReferenceTopic;
import io.loopledger.schemas.wire.ReferenceTopic.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the files of topic {@code reference} into a folder of its own, where a {@link
 * ReferenceLog} reads them. A number that is missing is waited for: what comes after it is held
 * back. Two files of one number stop the job.
 */
final class ReferenceMirror implements ReferenceLog.Around, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceMirror.class);

  private final ReferenceTopic topic;
  private final Path folder;
  private final Map<Integer, String> written = new HashMap<>();
  private final TreeMap<Integer, LogFile> heldBack = new TreeMap<>();

  /** Mirrors a topic, from its begin, into an empty folder. */
  ReferenceMirror(ReferenceTopic topic, Path folder) {
    this.topic = topic;
    this.folder = folder;
  }

  /**
   * Opens the log of what the topic holds now, and of what it will hold at each later look.
   *
   * @throws PlatformFaultException see {@link #beforeLook()}
   */
  ReferenceLog log() {
    try {
      return ReferenceLog.open(folder, this);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Reads the topic to the end it has now.
   *
   * @throws PlatformFaultException if the topic contradicts itself or lost records
   * @throws UncheckedIOException if Kafka does not answer; the job tries again
   */
  @Override
  public void beforeLook() {
    try {
      for (LogFile file : topic.next()) {
        take(file);
      }
    } catch (IllegalStateException e) {
      throw new PlatformFaultException(String.valueOf(e.getMessage()), e);
    } catch (KafkaException e) {
      throw new UncheckedIOException(
          "cannot read topic reference", new IOException(String.valueOf(e.getMessage()), e));
    }
    writeInOrder();
  }

  private void take(LogFile file) {
    String known = written.get(file.number());
    LogFile waiting = heldBack.putIfAbsent(file.number(), file);
    if (known != null) {
      heldBack.remove(file.number());
      requireSame(file, new LogFile(known, content(known)));
    } else if (waiting != null) {
      requireSame(file, waiting);
    }
  }

  private static void requireSame(LogFile file, LogFile known) {
    if (!file.name().equals(known.name()) || !Arrays.equals(file.content(), known.content())) {
      throw new PlatformFaultException(
          "topic reference holds two files of number %06d, '%s' and '%s', and they differ: figures may"
                  .formatted(file.number(), known.name(), file.name())
              + " have been posted with either; find out who published the second, and make the"
              + " topic anew from the reference log's folder");
    }
  }

  private void writeInOrder() {
    while (!heldBack.isEmpty() && heldBack.firstKey() == written.size() + 1) {
      LogFile file = heldBack.pollFirstEntry().getValue();
      write(file);
      written.put(file.number(), file.name());
    }
    if (!heldBack.isEmpty()) {
      LOG.warn(
          "topic reference lacks file {}; {} files after it are held back until it comes",
          "%06d".formatted(written.size() + 1),
          heldBack.size());
    }
  }

  private void write(LogFile file) {
    Path unfinished = folder.resolve(".unfinished");
    try {
      Files.write(unfinished, file.content());
      Files.move(unfinished, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write %s to %s".formatted(file.name(), folder), e);
    }
  }

  private byte[] content(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s in %s".formatted(name, folder), e);
    }
  }

  @Override
  public void close() {
    topic.close();
    for (String name : written.values()) {
      try {
        Files.deleteIfExists(folder.resolve(name));
      } catch (IOException e) {
        LOG.warn("cannot delete {} in {}", name, folder, e);
      }
    }
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.warn("cannot delete {}", folder, e);
    }
  }
}
