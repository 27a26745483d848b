package io.loopledger.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.loopledger.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ofOurPackagesIngestKnowsOnlyTheSchemas =
      classes()
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.loopledger.."))
                  .or(
                      JavaClass.Predicates.resideInAnyPackage(
                          "io.loopledger.ingest..", "io.loopledger.schemas..")));

  @ArchTest
  static final ArchRule onlyThePublisherKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.loopledger.ingest.publish..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.loopledger.schemas.wire..");

  @ArchTest
  static final ArchRule sharedMachineryDoesNotKnowTheFormats =
      noClasses()
          .that()
          .resideInAPackage("io.loopledger.ingest.files")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.loopledger.ingest.files.*..");
}
