package io.loopledger.dayend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.dayend",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule WHAT_DECIDES_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..dayend.decide..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.nio.file..", "org.apache..", "..dayend.lake..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_A_BROKER_OR_A_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.loopledger.streaming..",
              "io.loopledger.local..",
              "org.apache.kafka..",
              "org.apache.flink..",
              "io.trino..",
              "org.springframework..");
}
