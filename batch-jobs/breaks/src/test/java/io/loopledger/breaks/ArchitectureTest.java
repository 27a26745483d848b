package io.loopledger.breaks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.breaks",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_LIFE_OF_A_BREAK_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("..breaks.book..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "org.apache..",
              "io.loopledger.night..",
              "io.loopledger.breaks.table..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_JOB_OR_ITS_ENGINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.loopledger.streaming..",
              "io.loopledger.local..",
              "org.apache.flink..",
              "org.apache.kafka..",
              "io.trino..",
              "org.springframework..");
}
