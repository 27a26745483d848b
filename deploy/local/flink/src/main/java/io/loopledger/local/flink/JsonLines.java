package io.loopledger.local.flink;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes each log event as a JSON object on a line of its own, with the names of the Elastic Common
 * Schema, as the collector's own format has them. Only the message, what was thrown and Flink's job
 * id are written: nothing else of the thread's context.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final String ECS_VERSION = "8.11";

  /** Flink's own key of the job id in the context of its threads. */
  private static final String FLINK_JOB_ID = "flink-job-id";

  private final JsonFactory json = new JsonFactory();
  private String service = "";

  /** Names the service; from the configuration. */
  public void setService(String service) {
    this.service = service;
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("@timestamp", event.getInstant().toString());
      out.writeObjectFieldStart("log");
      out.writeStringField("level", event.getLevel().toString());
      out.writeStringField("logger", event.getLoggerName());
      out.writeEndObject();
      out.writeObjectFieldStart("process");
      out.writeObjectFieldStart("thread");
      out.writeStringField("name", event.getThreadName());
      out.writeEndObject();
      out.writeEndObject();
      nested(out, "service", "name", service);
      String jobId = event.getMDCPropertyMap().get(FLINK_JOB_ID);
      if (jobId != null) {
        nested(out, "flink", "job_id", jobId);
      }
      out.writeStringField("message", event.getFormattedMessage());
      thrown(out, event.getThrowableProxy());
      nested(out, "ecs", "version", ECS_VERSION);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void nested(JsonGenerator out, String object, String field, String value)
      throws IOException {
    out.writeObjectFieldStart(object);
    out.writeStringField(field, value);
    out.writeEndObject();
  }

  private static void thrown(
      JsonGenerator out, @org.jspecify.annotations.Nullable IThrowableProxy thrown)
      throws IOException {
    if (thrown == null) {
      return;
    }
    out.writeObjectFieldStart("error");
    out.writeStringField("type", thrown.getClassName());
    out.writeStringField("message", thrown.getMessage());
    out.writeStringField("stack_trace", ThrowableProxyUtil.asString(thrown));
    out.writeEndObject();
  }
}
