package io.loopledger.inbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.inbox",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule WHO_SENT_WHAT_AND_ITS_ROWS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..inbox.issuer..", "..inbox.row..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java.lang..",
              "java.math..",
              "java.nio.charset..",
              "java.security..",
              "java.time..",
              "java.util..",
              "org.jspecify..",
              "io.loopledger.schemas..",
              "io.loopledger.statements.model..",
              "io.loopledger.statements.value..",
              "io.loopledger.inbox.issuer..",
              "io.loopledger.inbox.row..");

  @ArchTest
  static final ArchRule ONLY_THE_BOOK_KNOWS_THE_LAKE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..inbox.book..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.iceberg..", "io.loopledger.rows..");

  @ArchTest
  static final ArchRule ONLY_THE_FETCHER_KNOWS_SSH =
      noClasses()
          .that()
          .resideOutsideOfPackage("..inbox.sftp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.sshd..");

  @ArchTest
  static final ArchRule ONLY_ITS_STEP_KNOWS_THE_NIGHT =
      noClasses()
          .that()
          .resideOutsideOfPackage("..inbox.night..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.loopledger.night..");

  @ArchTest
  static final ArchRule NOBODY_ASKS_A_CLOCK =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");
}
