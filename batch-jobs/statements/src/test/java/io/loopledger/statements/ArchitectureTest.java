package io.loopledger.statements;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.statements",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule WHAT_A_FILE_SAYS_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..statements.model..", "..statements.value..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "org.jspecify..",
              "io.loopledger.schemas.money..",
              "io.loopledger.statements.model..",
              "io.loopledger.statements.value..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_A_SERVER_OR_A_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.loopledger.ingest..",
              "io.loopledger.streaming..",
              "org.apache.iceberg..",
              "org.springframework..",
              "io.trino..");

  @ArchTest
  static final ArchRule FORMATS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.loopledger.statements.(camt|csv|invoice)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule ONLY_ONE_CLASS_OPENS_A_PDF =
      noClasses()
          .that()
          .doNotHaveSimpleName("PdfReader")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.pdfbox..");
}
