package io.loopledger.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, ids, customers, checks, several events. */
class EventsTest {
  private static final String EVENTS =
      """
      events:
        - type: RepairCompleted
          fields: {outcome: FIXED}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"{t}\"                                              | 2026-07-01T10:00         | 2026-07-01T08:00:00Z",
        "\"{t}\"                                              | 2026-07-01 10:00:05.25   | 2026-07-01T08:00:05.250Z",
        "\"{t}\"                                              | 2026-07-01T10:00:00-05:00| 2026-07-01T15:00:00Z",
        "\"{t}\"                                              | 2026-07-01T10:00:00+0200 | 2026-07-01T08:00:00Z",
        "{from: \"{t}\", zone: UTC}                           | 2026-07-01T10:00         | 2026-07-01T10:00:00Z",
        "{from: \"{t}\", formats: [\"M/d/yyyy h:mm a\"]}      | 7/1/2026 9:05 pm         | 2026-07-01T19:05:00Z",
        "{from: \"{t}\", formats: [\"d-MMM-yy\"]}             | 01-Jul-26                | 2026-07-01T10:00:00Z",
        "{from: \"{t}\", formats: [\"d. MMMM yyyy\"], locale: de} | 1. März 2026         | 2026-03-01T11:00:00Z",
        "{from: \"{t}\", formats: [spreadsheet-serial]}       | 46204.5                  | 2026-07-01T10:00:00Z",
        "{from: \"{t}\", formats: [epoch-seconds]}            | 1782892800               | 2026-07-01T08:00:00Z",
        "{from: \"{t}\", formats: [epoch-millis]}             | 1782892800000            | 2026-07-01T08:00:00Z",
        "\"{t}\"                                              | 2026-03-29T02:30         | 2026-03-29T01:30:00Z",
        "\"{t}\"                                              | 2026-10-25T02:30         | 2026-10-25T00:30:00Z",
        "{from: \"{t}\", overlap: later}                      | 2026-10-25T02:30         | 2026-10-25T01:30:00Z"
      })
  void timesAreReadInTheFormAndZoneTheMappingStates(String time, String text, String instant) {
    assertThat(timed(time).event("id=1", "t=" + text).effectiveTime())
        .isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"{t}\"                          | 01.07.2026       | NOT_A_TIME",
        "\"{t}\"                          | 2026-02-30       | NOT_A_TIME",
        "\"{t}\"                          | 2026-07-01T25:00 | NOT_A_TIME",
        "\"{t}\"                          | 2026-07-01 noon  | NOT_A_TIME",
        "{from: \"{t}\", gap: reject}     | 2026-03-29T02:30 | TIME_IN_GAP",
        "{from: \"{t}\", overlap: reject} | 2026-10-25T02:30 | TIME_TWICE",
        "{from: \"{t}\", zone: \"{z}\"}   | 2026-07-01T10:00 | NOT_A_ZONE"
      })
  void whatIsNoTimeIsRejected(String time, String text, MappingCode code) {
    assertThat(timed(time).fault("id=1", "t=" + text, "z=Mars/Base").code()).isEqualTo(code);
  }

  @Test
  void aDateAloneIsNoonAndMarked() {
    Event event = timed("\"{t}\"").event("id=1", "t=2026-07-01");

    assertThat(event.effectiveTime()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(event.context().dateOnly()).isTrue();
  }

  @Test
  void equalRowsAreNumberedAndOthersAreNot() {
    Mapped mapped =
        new Mapped(
            """
            loopledger-mapping: 1
            name: test
            time: "2026-01-01"
            id: {hash: ["{a}", "{b}"], prefix: "x-"}
            subject: {line: "{$id}"}
            """
                + EVENTS);

    String first = mapped.event("a=1", "b=2").id();

    assertThat(first).matches("x-[0-9a-f]{32}-1");
    assertThat(mapped.event("a=1", "b=2").id()).isEqualTo(first.replaceAll("-1$", "-2"));
    assertThat(mapped.event("a=12", "b=").id()).endsWith("-1").isNotEqualTo(first);
  }

  @Test
  void theCustomerIsAPseudonymEverywhere() {
    Mapped mapped =
        new Mapped(
            """
            loopledger-mapping: 1
            name: test
            customer: {from: "{who}", replace: {'^0+': ''}}
            time: "2026-01-01"
            id: "{$customer}-{a}"
            subject: {line: "{$customer}/{a}"}
            """
                + EVENTS);

    Event event = mapped.event("a=1", "who=0017850");

    assertThat(event.subject().key()).isEqualTo("acme/" + Mapped.PSEUDONYM + "/1");
    assertThat(event.id()).isEqualTo(Mapped.PSEUDONYM + "-1");
    assertThat(event.context().customer()).isEqualTo(Mapped.PSEUDONYM);
    assertThat(event.toString()).doesNotContain("17850");
  }

  @Test
  void aFaultOfTheCustomersColumnHidesItsValue() {
    Mapped mapped = Mapped.sold("customer: {from: '{who}', map: {'1': a}}", EVENTS.stripTrailing());

    MappingFault fault = mapped.fault("id=1", "who=4711-secret");

    assertThat(fault.code()).isEqualTo(MappingCode.NOT_IN_MAP);
    assertThat(fault.field()).isEqualTo("who");
    assertThat(fault.value()).isEmpty();
    assertThat(fault.message()).doesNotContain("secret");
  }

  @Test
  void checksSkipOrRejectInTheirOrder() {
    Mapped mapped =
        Mapped.sold(
            """
            checks:
              - {skip: a sum, when: {value: "{id}", equals: Sum}}
              - reject: too cheap
                field: p
                when: {value: "{p}", below: 1}
            """
                + EVENTS);

    assertThat(mapped.row("id=Sum", "p=0")).isEqualTo(new Outcome.Skipped("a sum"));
    assertThat(mapped.fault("id=1", "p=0.5"))
        .isEqualTo(new MappingFault(MappingCode.REJECTED_BY_MAPPING, "p", "0.5", "too cheap"));
    assertThat(mapped.event("id=1", "p=1").id()).isEqualTo("1");
  }

  @Test
  void aRowBecomesSeveralEventsWithIdsOfTheirOwn() {
    String two =
        """
        events:
          - type: RepairCompleted
            fields: {outcome: FIXED}
          - type: ShippingCharged
            id: "{id}%s"
            when: {value: "{p}", above: 0}
            fields:
              amount: {amount: "{p}", currency: EUR}
        """;

    assertThat(Mapped.sold(two.formatted("-shipping")).events("id=1", "p=5"))
        .extracting(event -> event.event().id())
        .containsExactly("1", "1-shipping");
    assertThat(Mapped.sold(two.formatted("-shipping")).events("id=1", "p=0")).hasSize(1);
    assertThat(Mapped.sold(two.formatted("")).fault("id=1", "p=5").code())
        .isEqualTo(MappingCode.DUPLICATE_ID);
  }

  @Test
  void aRowWithoutAnEventIsRejectedUnlessTheMappingSaysWhy() {
    String never =
        """
        events:
          - type: RepairCompleted
            when: {value: "{id}", equals: never}
            fields: {outcome: FIXED}
        """;

    assertThat(Mapped.sold(never).fault("id=1").code()).isEqualTo(MappingCode.NO_EVENT);
    assertThat(Mapped.sold("no-event: nothing happened\n" + never).row("id=1"))
        .isEqualTo(new Outcome.Skipped("nothing happened"));
  }

  @Test
  void recordsInAnEventAreFilledByName() {
    Mapped mapped =
        Mapped.sold(
            """
            events:
              - type: RepairCompleted
                fields:
                  outcome: FIXED
                  parts:
                    - {sku: "{part1}", quantity: 1, when: {value: "{part1}", empty: false}}
                    - {sku: "{part2}", quantity: 2, when: {value: "{part2}", empty: false}}
            """);

    List<MappedEvent> events = mapped.events("id=1", "part1=P-1", "part2=");

    assertThat(((RepairCompleted) events.getFirst().event().data()).parts())
        .singleElement()
        .hasFieldOrPropertyWithValue("sku", "P-1");
  }

  private static Mapped timed(String time) {
    return new Mapped(
        """
        loopledger-mapping: 1
        name: test
        id: "{id}"
        subject: {unit: "{id}"}
        """
            + "time: "
            + time
            + "\n"
            + EVENTS);
  }
}
