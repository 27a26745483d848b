package io.loopledger.streaming.job;

/**
 * What a job needs to know of the place it is deployed to, beyond one machine.
 *
 * @param kafka how Kafka is reached: see {@link KafkaSecurity}
 * @param start {@code start}, default {@code checked}: see {@link StartPolicy}
 * @param running profile, state backend, checkpoints: see {@link Running}
 * @param watching {@code metrics.port}, {@code lineage.file}, {@code lineage.url}: see {@link
 *     Watching}
 * @param referenceTopic {@code reference.topic}: the topic that holds the reference log, instead of
 *     {@code reference.dir}; empty where that folder is read
 */
public record Deployment(
    KafkaSecurity kafka,
    StartPolicy start,
    Running running,
    Watching watching,
    String referenceTopic) {
  /** One machine: plain connections on loopback, everything else by default. */
  public static final Deployment ONE_MACHINE =
      new Deployment(KafkaSecurity.NONE, StartPolicy.CHECKED, Running.DEFAULT, Watching.NOBODY, "");
}
