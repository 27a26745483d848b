package io.loopledger.streaming.posting;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.wire.ReferenceTopic;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the job's reference data comes from; every parallel instance opens it for itself. */
public sealed interface ReferenceSource extends Serializable {
  /** A log, and what has to be closed with it. */
  record Opened(ReferenceLog log, AutoCloseable resources) {}

  /** Opens it. */
  Opened open();

  /** A folder that every instance sees. */
  record Folder(String path) implements ReferenceSource {
    @Override
    public Opened open() {
      return new Opened(ReferenceLog.open(Path.of(path)), () -> {});
    }
  }

  /**
   * A topic.
   *
   * @param client how Kafka is reached
   * @param topic its name
   */
  record Topic(Properties client, String topic) implements ReferenceSource {
    @Override
    public Opened open() {
      try {
        ReferenceMirror mirror =
            new ReferenceMirror(
                topic(client, topic), Files.createTempDirectory("loopledger-reference-"));
        return new Opened(mirror.log(), mirror);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make a folder for the reference log", e);
      }
    }

    private static ReferenceTopic topic(Properties client, String topic) {
      try {
        return ReferenceTopic.open(client, topic);
      } catch (IllegalStateException e) {
        throw new PlatformFaultException(String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public String toString() {
      return "topic " + topic;
    }
  }
}
