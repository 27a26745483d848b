package io.loopledger.close;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.close",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule WHAT_DECIDES_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..close.book..", "..close.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "java.sql..",
              "java.io..",
              "..close.lake..",
              "..close.store..",
              "io.loopledger.proof..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_JOB_OR_A_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.loopledger.streaming..",
              "io.loopledger.local..",
              "org.apache.flink..",
              "io.trino..",
              "org.springframework..");

  /** Iceberg's registry of formats does not load with the class path the launcher has. */
  @ArchTest
  static final ArchRule READERS_AND_WRITERS_ARE_CALLED_DIRECTLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.iceberg.formats..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("IcebergGenerics");
}
