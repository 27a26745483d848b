package io.loopledger.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.delivery",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..delivery.pack..",
              "..delivery.target..",
              "..delivery.carry..",
              "..delivery.schedule..",
              "..delivery.book..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "org.jspecify..",
              "io.loopledger.delivery.pack..",
              "io.loopledger.delivery.destination..",
              "io.loopledger.delivery.carry..",
              "io.loopledger.delivery.schedule..",
              "io.loopledger.delivery.book..",
              "io.loopledger.sftp..",
              "io.loopledger.night.settings..",
              "io.loopledger.night.calendar..",
              "io.loopledger.night.schedule..");

  @ArchTest
  static final ArchRule ONLY_SFTP_KNOWS_SSH = only("..delivery.sftp..", "org.apache.sshd..");

  @ArchTest
  static final ArchRule ONLY_MAIL_KNOWS_MAIL = only("..delivery.mail..", "jakarta.mail..");

  @ArchTest
  static final ArchRule ONLY_S3_KNOWS_AMAZON = only("..delivery.s3..", "software.amazon..");

  @ArchTest
  static final ArchRule ONLY_THE_STORE_KNOWS_SQL = only("..delivery.store..", "java.sql..");

  private static ArchRule only(String adapter, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
