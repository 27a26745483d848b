package io.loopledger.streaming.lineage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The events of one run of the job, as OpenLineage 2.0.2 writes them: inputs are the event topics,
 * outputs the tables of the lake with their columns. No row, address of a person or secret is in
 * them.
 *
 * @param runId the run
 * @param kafka namespace of the topics, {@code kafka://host:port}
 * @param lake namespace of the tables: where the warehouse is
 * @param engineVersion Flink's
 */
record RunEvents(UUID runId, String kafka, String lake, String engineVersion)
    implements Serializable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRODUCER = "https://loopledger.example/posting-job";
  private static final String SPEC = "https://openlineage.io/spec/";

  /** What happened to a run. */
  enum Type {
    /** It was handed to Flink. */
    START,
    /** Rows have become visible. */
    RUNNING,
    /** It ended as it was told to. */
    COMPLETE,
    /** It ended by a failure. */
    FAIL
  }

  /**
   * One event as JSON.
   *
   * @param failure class of what ended the run; the message stays in the job's log
   */
  String event(Type type, Instant at, Optional<String> failure) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventTime", at.toString());
    event.put("producer", PRODUCER);
    event.put("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    event.put("eventType", type.name());
    ObjectNode run = event.putObject("run").put("runId", runId.toString());
    ObjectNode runFacets = run.putObject("facets");
    facet(runFacets, "processing_engine", "1-1-1", "ProcessingEngineRunFacet")
        .put("version", engineVersion)
        .put("name", "flink");
    failure.ifPresent(
        cause ->
            facet(runFacets, "errorMessage", "1-0-1", "ErrorMessageRunFacet")
                .put("message", cause + "; see the job's log")
                .put("programmingLanguage", "JAVA"));
    ObjectNode job = event.putObject("job").put("namespace", "loopledger").put("name", "posting");
    facet(job.putObject("facets"), "jobType", "2-0-4", "JobTypeJobFacet")
        .put("processingType", "STREAMING")
        .put("integration", "FLINK")
        .put("jobType", "JOB");
    ArrayNode inputs = event.putArray("inputs");
    for (Topic topic : Topic.values()) {
      inputs.addObject().put("namespace", kafka).put("name", topic.topicName());
    }
    ArrayNode outputs = event.putArray("outputs");
    LakeTables.ALL.forEach(table -> output(outputs.addObject(), table));
    return event.toString();
  }

  private void output(ObjectNode output, TableDefinition<?> table) {
    output.put("namespace", lake).put("name", table.qualifiedName());
    ArrayNode fields =
        facet(output.putObject("facets"), "schema", "1-2-0", "SchemaDatasetFacet")
            .putArray("fields");
    for (Column<?> column : table.columns()) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.type().name().toLowerCase(Locale.ROOT))
          .put("description", column.doc());
    }
  }

  private static ObjectNode facet(ObjectNode facets, String key, String version, String name) {
    return facets
        .putObject(key)
        .put("_producer", PRODUCER)
        .put("_schemaURL", "%sfacets/%s/%s.json#/$defs/%s".formatted(SPEC, version, name, name));
  }
}
