package io.loopledger.ingest.collector.webhooks;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.collector.webhooks.WebhookSource.Mappings;
import io.loopledger.ingest.mapping.WebhookMapping;
import io.loopledger.ingest.mapping.WebhookResult;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.value.MappingTarget;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.schemas.entry.RejectionCode.Owner;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Maps documents as mapping files declare it. */
public final class DeclaredMapper implements WebhookMapper {
  /** Faults that are put right in the mapping or the shop's settings, not in a document. */
  private static final Set<MappingCode> OF_CONFIGURATION =
      EnumSet.of(
          MappingCode.UNKNOWN_TOPIC,
          MappingCode.NOT_IN_MAP,
          MappingCode.NO_EVENT,
          MappingCode.NOT_A_PLAIN_VALUE,
          MappingCode.NOT_A_LIST,
          MappingCode.DUPLICATE_ID);

  private static final byte[] EMPTY_DOCUMENT = {'{', '}'};

  private final WebhookMapping mapping;
  private final MappingTarget target;
  private final Pseudonyms pseudonyms;

  private DeclaredMapper(WebhookMapping mapping, MappingTarget target, Pseudonyms pseudonyms) {
    this.mapping = requireNonNull(mapping, "mapping is null");
    this.target = requireNonNull(target, "target is null");
    this.pseudonyms = requireNonNull(pseudonyms, "pseudonyms is null");
  }

  /**
   * The mapper of a source.
   *
   * @throws IllegalArgumentException naming everything that is wrong with its mappings
   * @throws IOException if they cannot be read
   */
  public static DeclaredMapper of(WebhookSource source, Pseudonyms pseudonyms) throws IOException {
    WebhookMapping mapping =
        switch (source.mappings()) {
          case Mappings.BuiltIn(var set) -> WebhookMapping.builtIn(set);
          case Mappings.Folder(var path) -> WebhookMapping.load(path);
        };
    MappingTarget target = MappingTarget.of(source.brand(), source.program(), source.zone());
    requireComplete(mapping, target);
    return new DeclaredMapper(mapping, target, pseudonyms);
  }

  /** What a mapping lacks of the configuration, such as the programme, shows with any document. */
  private static void requireComplete(WebhookMapping mapping, MappingTarget target) {
    for (String topic : mapping.topics()) {
      mapping.map(topic, EMPTY_DOCUMENT, target, (brand, customers) -> asTheyAre(customers));
    }
  }

  private static Map<String, String> asTheyAre(Collection<String> customers) {
    return customers.stream().distinct().collect(Collectors.toMap(c -> c, c -> c));
  }

  @Override
  public MappedDocument map(String topic, byte[] body) {
    List<Event> events = new ArrayList<>();
    for (WebhookResult result : mapping.map(topic, body, target, pseudonyms)) {
      switch (result) {
        case WebhookResult.Mapped(var mapped) -> events.add(mapped.event());
        case WebhookResult.Skipped skipped -> {
          // The mapping says that there is nothing to post.
        }
        case WebhookResult.Erase(var customer) -> {
          return new MappedDocument.Erase(customer);
        }
        case WebhookResult.Rejected(var faults) -> {
          return unmappable(faults.getFirst());
        }
      }
    }
    return new MappedDocument.Events(events);
  }

  private static MappedDocument unmappable(MappingFault fault) {
    return new MappedDocument.Unmappable(
        fault.code().name(),
        OF_CONFIGURATION.contains(fault.code()) ? Owner.CONFIG : Owner.DATA,
        fault.field().isEmpty() ? fault.message() : fault.field() + ": " + fault.message());
  }
}
