package io.loopledger.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.loopledger.schemas", importOptions = DoNotIncludeTests.class)
class LanguageArchitectureTest {
  @ArchTest
  static final ArchRule THE_LANGUAGE_KNOWS_ONLY_THE_JDK =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.loopledger.schemas..", "java..", "org.jspecify..")
          .because("every module speaks the language, so it must bring no library along");
}
