package io.loopledger.ingest.collector;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running collector. */
public final class Collector implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Collector(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts a collector; it listens when this returns. */
  public static Collector start(CollectorConfig config) {
    return new Collector(
        new SpringApplicationBuilder(CollectorApplication.class)
            .web(WebApplicationType.SERVLET)
            .initializers(
                application ->
                    application.getBeanFactory().registerSingleton("collectorConfig", config))
            .properties(properties(config))
            .run());
  }

  /** The port it listens on. */
  public int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) context).getWebServer(), "a collector has a web server")
        .getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  private static Map<String, Object> properties(CollectorConfig config) {
    Map<String, Object> properties = new TreeMap<>();
    properties.put("server.address", config.address());
    properties.put("server.port", config.port());
    properties.put("server.shutdown", "graceful");
    properties.put("server.server-header", "");
    // A sender that falls silent in its body is cut off; one that waits between requests is not.
    properties.put("server.tomcat.connection-timeout", "5s");
    properties.put("server.tomcat.keep-alive-timeout", "60s");
    // Requests wait for Kafka; a waiting one must not hold a thread of the machine.
    properties.put("spring.threads.virtual.enabled", true);
    properties.put("server.tomcat.max-connections", 512);
    properties.put("server.tomcat.accept-count", 128);
    properties.put("server.tomcat.max-swallow-size", "1MB");
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.servlet.multipart.enabled", false);
    config
        .tls()
        .ifPresent(
            tls -> {
              properties.put("server.ssl.certificate", "file:" + tls.certificate());
              properties.put("server.ssl.certificate-private-key", "file:" + tls.key());
            });
    return properties;
  }
}
