package io.loopledger.streaming;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.loopledger.streaming.posting.HistoryCodec;
import io.loopledger.streaming.posting.PostingDesk;

@AnalyzeClasses(
    packages = "io.loopledger.streaming",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_JOB_KNOWS_ONLY_THE_LANGUAGE_AND_THE_CATALOG =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.loopledger.ingest..",
              "io.loopledger.batch..",
              "io.loopledger.dashboards..",
              "io.loopledger.local..",
              "io.trino..",
              "org.springframework..");

  @ArchTest
  static final ArchRule DECISIONS_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .haveFullyQualifiedName(PostingDesk.class.getName())
          .or()
          .haveFullyQualifiedName(HistoryCodec.class.getName())
          .or()
          .haveSimpleName("RollupBuffer")
          .or()
          .haveSimpleName("Rejections")
          .or()
          .haveSimpleName("PlatformFaultException")
          .or()
          .haveNameMatching(".*PostingDesk\\$.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.iceberg..");

  @ArchTest
  static final ArchRule ONLY_THE_LAKE_AND_THE_WIRING_KNOW_ICEBERG =
      noClasses()
          .that()
          .resideOutsideOfPackages("..streaming.lake..", "..streaming.job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.iceberg..", "org.apache.hadoop..");

  @ArchTest
  static final ArchRule ONLY_THE_OPERATOR_ADAPTS_THE_DESK =
      classes()
          .that()
          .haveFullyQualifiedName(PostingDesk.class.getName())
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("..streaming.posting..");

  @ArchTest
  static final ArchRule THE_CLOCK_COMES_FROM_FLINK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices()
          .matching("io.loopledger.streaming.(*)..")
          .should()
          .beFreeOfCycles();
}
