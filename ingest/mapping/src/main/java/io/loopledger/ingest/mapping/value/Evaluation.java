package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.record.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record while it is mapped. For one thread. */
public final class Evaluation {
  private final Fields fields;
  private final MappingTarget target;
  private final String customer;
  private final String topic;
  private final List<NamedValue> named;
  private final @Nullable String[] cache;
  private String id = "";
  private @Nullable EventTime time;

  /**
   * A record.
   *
   * @param customer the pseudonym; empty where there is no customer
   * @param topic the webhook's topic; empty for files
   * @param named the mapping's named values
   */
  public Evaluation(
      Fields fields, MappingTarget target, String customer, String topic, List<NamedValue> named) {
    this.fields = fields;
    this.target = target;
    this.customer = customer;
    this.topic = topic;
    this.named = named;
    this.cache = new String[named.size()];
  }

  /** The same for an element of the record. */
  public Evaluation element(Fields element) {
    return new Evaluation(element, target, customer, topic, named);
  }

  /** What is mapped. */
  public Fields fields() {
    return fields;
  }

  /** Whose figures these are. */
  public MappingTarget target() {
    return target;
  }

  /** The customer's pseudonym; empty where there is none. */
  public String customer() {
    return customer;
  }

  String topic() {
    return topic;
  }

  String id() {
    return id;
  }

  /** Sets the event's id, once it is known. */
  public void id(String value) {
    id = value;
  }

  /** The event's time, once it is known. */
  public @Nullable EventTime time() {
    return time;
  }

  /** Sets the event's time, once it is known. */
  public void time(EventTime value) {
    time = value;
  }

  String parameter(String name) {
    Map<String, String> parameters = target.parameters();
    return parameters.getOrDefault(name, "");
  }

  String named(int index) throws FaultException {
    String known = cache[index];
    if (known == null) {
      known = named.get(index).text(this);
      cache[index] = known;
    }
    return known;
  }
}
