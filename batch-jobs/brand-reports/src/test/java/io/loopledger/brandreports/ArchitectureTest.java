package io.loopledger.brandreports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.brandreports",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule WHAT_DECIDES_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..brandreports.period..", "..brandreports.declaration..")
          .and()
          .doNotHaveSimpleName("ReportFolder")
          .and()
          .doNotHaveSimpleName("SampleReport")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache..", "java.sql..", "java.io..", "java.nio.file..");

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
}
