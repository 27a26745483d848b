package io.loopledger.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "io.loopledger.catalog", importOptions = DoNotIncludeTests.class)
class CatalogArchitectureTest {
  @ArchTest
  static final ArchRule THE_RULES_KNOW_NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..",
              "org.apache.kafka..",
              "org.apache.iceberg..",
              "org.springframework..",
              "io.trino..")
          .because("stream and night run the same rules, each in its own framework");

  @ArchTest
  static final ArchRule THE_RULES_KNOW_NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("a journal is a pure function of its events and their pinned reference data");

  @ArchTest
  static final ArchRule POSTING_DEPENDS_ONLY_ON_WHAT_ITS_RULES_NAME =
      classes()
          .that()
          .resideInAPackage("io.loopledger.catalog.posting..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.loopledger.catalog..", "io.loopledger.schemas..", "java..", "org.jspecify..")
          .because("rules are read by accountants, not by parsers");

  @ArchTest
  static final ArchRule NOTHING_BELOW_KNOWS_THE_POSTING_RULES =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.loopledger.catalog.chart..",
              "io.loopledger.catalog.fx..",
              "io.loopledger.catalog.impact..",
              "io.loopledger.catalog.reference..",
              "io.loopledger.catalog.vat..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.loopledger.catalog.posting..", "io.loopledger.catalog.rules..")
          .because("rules use reference data, never the other way round");
}
