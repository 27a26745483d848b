package io.loopledger.ingest.files.openrepair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRepairImportTest {
  private static final String V0_3 =
      "id,data_provider,country,partner_product_category,product_category,product_category_id,brand,"
          + "year_of_manufacture,product_age,repair_status,repair_barrier_if_end_of_life,"
          + "group_identifier,event_date,problem";
  private static final String V0_2_1 =
      "id,data_provider,country,partner_product_category,product_category,brand,"
          + "year_of_manufacture,repair_status,repair_barrier_if_end_of_life,group_identifier,"
          + "event_date,problem";

  private final ImportBench bench;

  OpenRepairImportTest(@TempDir Path folder) {
    this.bench = new ImportBench(folder);
  }

  @Test
  void aRowOfVersion03BecomesOneEventWithAllItTells() {
    Result result =
        bench.run(
            cafes("summer"),
            V0_3,
            "x_7,\"Repair Café\",GBR,\"Games console ~ Switch\",Toy,32,Nintendo,2017,2.5,"
                + "\"End of life\",\"Too worn out\",\"Group 9\",2019-06-30,\"says \"\"no\"\"\"");

    assertThat(result.event())
        .isEqualTo(
            new Event(
                "x_7",
                "/brands/acme/programs/summer/open-repair",
                Subject.unit("acme", "summer/x_7"),
                Instant.parse("2019-06-30T11:00:00Z"),
                EventContext.of("acme", Origin.REAL)
                    .program("summer")
                    .category("Games console")
                    .partner("Repair Café")
                    .country("GB")
                    .dateOnly()
                    .extensions(
                        Map.of(
                            "partner_product_category", "\"Games console ~ Switch\"",
                            "product_category", "\"Toy\"",
                            "product_category_id", "\"32\"",
                            "product_brand", "\"Nintendo\"",
                            "year_of_manufacture", "\"2017\"",
                            "group_identifier", "\"Group 9\""))
                    .build(),
                new RepairCompleted(
                    Outcome.END_OF_LIFE, "Too worn out", "says \"no\"", "2.5", null, null)));
    assertThat(result.summary().accepted())
        .containsExactly(entry("units disposed of (End of life)", 1L));
  }

  @Test
  void aRowOfVersion021HasNoAgeAndNoCategoryNumber() {
    Event event =
        bench
            .run(cafes("p"), V0_2_1, "f_1,Clinic,USA,Iron,Iron,Sunbeam,????,Unknown,,C,2018-01-02,")
            .event();

    assertThat(event.data())
        .isEqualTo(new RepairCompleted(Outcome.UNKNOWN, null, null, null, null, null));
    assertThat(event.context().country()).isEqualTo("US");
    assertThat(event.context().extensions()).containsEntry("year_of_manufacture", "\"????\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Fixed, FIXED",
    "fixed, FIXED",
    "' Fixed ', FIXED",
    "REPAIRABLE, REPAIRABLE",
    "End of life, END_OF_LIFE",
    "end  of Life, END_OF_LIFE",
    "Unknown, UNKNOWN"
  })
  void statusIsReadWhateverItsCaseAndSpaces(String status, Outcome outcome) {
    RepairCompleted repair = (RepairCompleted) one("Lamp", "Lamp", status, "2020-01-31").data();

    assertThat(repair.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Success", "Fixed?", "End-of-life"})
  void anyOtherStatusIsRejected(String status) {
    assertThat(run("Lamp", "Lamp", status, "2020-01-31").summary().rejected())
        .containsExactly(
            entry(
                "NOT_IN_MAP: repair_status is none of Fixed, Repairable, End of life, Unknown; use one of"
                    + " them",
                1L));
  }

  @ParameterizedTest
  @CsvSource({
    "Laptop medium, Laptop, Laptop medium", // no tilde: the whole text
    "Electrical ~ Iron, Iron, Electrical",
    "DSLR/video camera ~ A ~ B, Camera, DSLR/video camera", // the first tilde counts
    "TV~video, TV, TV~video", // without spaces it is part of the name
    "'upright vacuum ', Vacuum, upright vacuum",
    "'', Vacuum, Vacuum" // only an empty partner category falls back
  })
  void categoryIsThePartnersOwnBeforeTheTilde(String partner, String standard, String category) {
    assertThat(one(partner, standard, "Fixed", "2020-01-31").context().category())
        .isEqualTo(category);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2019-02-29", "30/11/2019", "2019-11", "0000-00-00"})
  void aDateThatIsNoneIsRejected(String date) {
    assertThat(run("Lamp", "Lamp", "Fixed", date).summary().rowsRejected()).isEqualTo(1);
  }

  @Test
  void anUnknownCountryIsKeptAsTextAndCounted() {
    Result result = bench.run(cafes("p"), V0_2_1, "f_1,C,ZZZ,Iron,Iron,S,,Fixed,,C,2018-01-02,");

    assertThat(result.event().context().country()).isNull();
    assertThat(result.event().context().extensions()).containsEntry("country", "\"ZZZ\"");
    assertThat(result.summary().notes())
        .containsExactly(
            entry("rows whose country is no ISO 3166-1 code (kept in the extensions)", 1L));
  }

  @Test
  void rowsThatRepeatAnIdAreSentAndCounted() {
    String row = "f_1,C,GBR,Iron,Iron,S,,Fixed,,C,2018-01-02,";
    Result result = bench.run(cafes("p"), V0_2_1, row, row, row.replace("Fixed", "Repairable"));

    assertThat(result.events()).hasSize(3).extracting(Event::id).containsOnly("f_1");
    assertThat(result.summary().notes())
        .containsExactly(
            entry("rows that repeat another row exactly (sent; the ledger counts an id once)", 1L),
            entry(
                "rows with the id of another row and other content (sent; the ledger refuses the"
                    + " later one)",
                1L));
  }

  @Test
  void theSameFileUnderAnotherProgrammeIsAboutOtherUnitsOfAnotherSource() {
    String row = "f_1,C,GBR,Iron,Iron,S,,Fixed,,C,2018-01-02,";
    Event summer = bench.run(cafes("summer"), V0_2_1, row).event();
    Event winter = bench.run(cafes("winter"), V0_2_1, row).event();

    assertThat(winter.subject()).isNotEqualTo(summer.subject());
    assertThat(winter.source()).isNotEqualTo(summer.source());
  }

  @Test
  void aTargetWithoutProgrammeIsRefused() {
    ImportTarget target = new ImportTarget("acme", Optional.empty(), ZoneId.of("Europe/London"));

    assertThatThrownBy(() -> Imports.openRepair(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "program is missing; mapping 'open-repair' is about a programme, name it with"
                + " --program");
  }

  private Event one(String partnerCategory, String category, String status, String date) {
    return run(partnerCategory, category, status, date).event();
  }

  private Result run(String partnerCategory, String category, String status, String date) {
    return bench.run(
        cafes("p"),
        V0_2_1,
        "f_1,C,GBR,\"%s\",%s,S,,\"%s\",,C,%s,".formatted(partnerCategory, category, status, date));
  }

  private static FileImport cafes(String program) {
    return Imports.openRepair(
        new ImportTarget("acme", Optional.of(program), ZoneId.of("Europe/London")));
  }
}
