package io.loopledger.night;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.loopledger.night",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule THE_SEAM_IS_PURE = pure("step");

  @ArchTest static final ArchRule THE_CALENDAR_IS_PURE = pure("calendar");

  @ArchTest
  static final ArchRule ONLY_THE_ADAPTER_KNOWS_SPRING =
      noClasses()
          .that()
          .resideOutsideOfPackage("..night.batch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule ONLY_THE_SCHEDULE_KNOWS_THE_SCHEDULER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..night.schedule..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.kagkarlsson..");

  @ArchTest
  static final ArchRule ONLY_A_CHANNEL_KNOWS_MAIL =
      noClasses()
          .that()
          .resideOutsideOfPackage("..night.notify..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.mail..");

  private static ArchRule pure(String part) {
    return noClasses()
        .that()
        .resideInAPackage("..night." + part + "..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.jspecify..", "io.loopledger.night." + part);
  }
}
