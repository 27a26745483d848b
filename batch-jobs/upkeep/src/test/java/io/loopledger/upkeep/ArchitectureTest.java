package io.loopledger.upkeep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.upkeep",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_POLICIES_ARE_PURE =
      noClasses()
          .that()
          .resideInAPackage("..upkeep.policy..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "org.jspecify..", "io.loopledger.upkeep.policy..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_JOB_OR_ITS_ENGINE =
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
