package yishu;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house: what may not know of what. */
@AnalyzeClasses(packages = "yishu", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] PLAIN = {"yishu.content..", "yishu.pipelines.contract.."};

    @ArchTest
    static final ArchRule modulesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("pipelines")
            .definedBy("yishu.content..", "yishu.pipelines..")
            .layer("semantic layer")
            .definedBy("yishu.semantic..")
            .layer("models")
            .definedBy("yishu.models..")
            .whereLayer("models")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("semantic layer")
            .mayOnlyBeAccessedByLayers("models");

    @ArchTest
    static final ArchRule onlyContentAndContractsCross = noClasses()
            .that()
            .resideInAnyPackage("yishu.semantic..", "yishu.models..")
            .should()
            .dependOnClassesThat(resideInAPackage("yishu.pipelines..")
                    .and(resideInAnyPackage(PLAIN).negate()));

    @ArchTest
    static final ArchRule contentAndContractsArePlainJava = noClasses()
            .that()
            .resideInAnyPackage(PLAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.iceberg..", "scala..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule rowsAreReadAndNormalizedWithoutSpark = noClasses()
            .that()
            .resideInAnyPackage("yishu.pipelines.read..", "yishu.pipelines.normalize..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.iceberg..", "scala..");

    @ArchTest
    static final ArchRule noSparkBehindTheDoors = noClasses()
            .that()
            .resideInAnyPackage("yishu.semantic..", "yishu.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule meaningDoesNotKnowTheDoors = noClasses()
            .that()
            .resideInAnyPackage(
                    "yishu.semantic.indicator..",
                    "yishu.semantic.question..",
                    "yishu.semantic.plan..",
                    "yishu.semantic.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("yishu.semantic.serve..", "yishu.semantic.command..", "yishu.semantic.trace..");

    @ArchTest
    static final ArchRule roomsOfThePipelinesHaveNoCircle =
            slices().matching("yishu.pipelines.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsOfTheSemanticLayerHaveNoCircle =
            slices().matching("yishu.semantic.(*)..").should().beFreeOfCycles();
}
