package io.spillway;

import java.io.ByteArrayOutputStream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "io.spillway",
		importOptions = { ImportOption.DoNotIncludeTests.class, ArchitectureTests.Written.class })
class ArchitectureTests {

	/** The formats have to be testable and portable by themselves. */
	@ArchTest
	static final ArchRule tokensArePureJava = classes().that()
		.resideInAPackage("io.spillway.token..")
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage("io.spillway.token..", "java.lang..", "java.math..", "java.nio",
				"java.nio.charset..", "java.security..", "java.time..", "java.util..", "javax.crypto..",
				"org.jspecify.annotations..")
			.or(equivalentTo(ByteArrayOutputStream.class)));

	/** What lies on the disk outlives what the service is made of. */
	@ArchTest
	static final ArchRule theSpoolIsPureJava = classes().that()
		.resideInAPackage("io.spillway.spool..")
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage("io.spillway.spool..", "java..", "org.apache.commons.logging..",
				"org.jspecify.annotations.."));

	/** Everybody may ask it, and a click's bare headers are all that it needs. */
	@ArchTest
	static final ArchRule userAgentsAreReadByThemselves = classes().that()
		.resideInAPackage("io.spillway.useragent..")
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage("io.spillway.useragent..", "java..", "org.jspecify.annotations..",
				"io.netty.handler.codec.http..", "io.netty.util..", "org.springframework.context.annotation.."));

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("io.spillway.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule theWebKnowsNoFeature = packages("web").should()
		.dependOnClassesThat(resideInAnyPackage("..spillway.link..", "..spillway.campaign..", "..spillway.click..",
				"..spillway.security..", "..spillway.revocation..", "..spillway.feed..", "..spillway.idempotency..",
				"..spillway.capacity..", "..spillway.bulk..", "..spillway.command..", "..spillway.partition..",
				"..spillway.recording..", "..spillway.useragent..", "..spillway.spool..", "..spillway.statistics.."));

	@ArchTest
	static final ArchRule bulkCallsKnowNoFeature = packages("bulk").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..").and(not(resideInAnyPackage("..spillway.bulk..",
				"..spillway.overload..", "..spillway.web..", "..spillway.startup.."))));

	@ArchTest
	static final ArchRule linksKnowNoCampaignsAndNoClicks = packages("link").should()
		.dependOnClassesThat(resideInAnyPackage("..spillway.campaign..", "..spillway.click.."));

	@ArchTest
	static final ArchRule campaignsKnowNoClicks = packages("campaign").should()
		.dependOnClassesThat(resideInAPackage("..spillway.click.."));

	@ArchTest
	static final ArchRule nobodyKnowsTheCapacity = noClasses().that()
		.resideOutsideOfPackage("io.spillway.capacity..")
		.should()
		.dependOnClassesThat(resideInAPackage("io.spillway.capacity.."));

	/** But for the page that shows them. */
	@ArchTest
	static final ArchRule nobodyElseKnowsTheStatistics = noClasses().that()
		.resideOutsideOfPackages("io.spillway.statistics..", "io.spillway.console..")
		.should()
		.dependOnClassesThat(resideInAPackage("io.spillway.statistics.."));

	@ArchTest
	static final ArchRule statisticsKnowNoClicks = packages("statistics").should()
		.dependOnClassesThat(resideInAnyPackage("..spillway.click..", "..spillway.link..", "..spillway.recording.."));

	@ArchTest
	static final ArchRule partitionsKnowNoFeature = packages("partition").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..")
			.and(not(resideInAnyPackage("..spillway.partition..", "..spillway.database..", "..spillway.startup.."))));

	@ArchTest
	static final ArchRule recordingKnowsNoLinksAndNoClicks = packages("recording").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..").and(not(resideInAnyPackage("..spillway.recording..",
				"..spillway.spool..", "..spillway.partition..", "..spillway.useragent..", "..spillway.token..",
				"..spillway.database..", "..spillway.observability..", "..spillway.web..", "..spillway.startup.."))));

	@ArchTest
	static final ArchRule onlyRecordingKnowsTheSpool = noClasses().that()
		.resideOutsideOfPackages("io.spillway.recording..", "io.spillway.spool..")
		.should()
		.dependOnClassesThat(resideInAPackage("io.spillway.spool.."));

	@ArchTest
	static final ArchRule nobodyKnowsTheConsole = noClasses().that()
		.resideOutsideOfPackage("io.spillway.console..")
		.should()
		.dependOnClassesThat(resideInAPackage("io.spillway.console.."));

	@ArchTest
	static final ArchRule theConsoleShowsCampaignsAndStatistics = packages("console").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..").and(not(resideInAnyPackage("..spillway.console..",
				"..spillway.campaign..", "..spillway.statistics..", "..spillway.web.."))));

	@ArchTest
	static final ArchRule theFeedKnowsNoTable = packages("feed").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..")
			.and(not(resideInAnyPackage("..spillway.feed..", "..spillway.database.."))));

	@ArchTest
	static final ArchRule theDatabaseKnowsNoFeature = packages("database").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..").and(not(
				resideInAnyPackage("..spillway.database..", "..spillway.observability..", "..spillway.startup.."))));

	@ArchTest
	static final ArchRule telemetryKnowsNoFeature = packages("observability").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..")
			.and(not(resideInAnyPackage("..spillway.observability..", "..spillway.startup.."))));

	@ArchTest
	static final ArchRule theStartKnowsNobody = packages("startup").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..").and(not(resideInAPackage("..spillway.startup.."))));

	/** What has no jar and no binary of the service must not be missed there. */
	@ArchTest
	static final ArchRule theServiceKnowsNoOperator = noClasses().that()
		.resideOutsideOfPackage("io.spillway.datadog..")
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.spillway.datadog..", "com.datadog..", "picocli..",
				"jakarta.ws.rs..", "com.fasterxml.jackson.dataformat.."));

	@ArchTest
	static final ArchRule operatorsKnowNoService = packages("datadog").should()
		.dependOnClassesThat(resideInAPackage("io.spillway..").and(not(resideInAPackage("io.spillway.datadog..")))
			.or(resideInAnyPackage("org.springframework..", "reactor..", "io.netty..")));

	@ArchTest
	static final ArchRule nobodyInjectsFields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

	@ArchTest
	static final ArchRule onlyCommandsAndTheStartPrint = noClasses().that()
		.resideOutsideOfPackages("io.spillway.command..", "io.spillway.startup..")
		.and(not(equivalentTo(SpillwayApplication.class)))
		.should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

	@ArchTest
	static final ArchRule packagesAreNamedByWhatTheyAreFor = noClasses().should()
		.resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..manager..",
				"..misc..");

	@ArchTest
	static void packagesSayWhatIsNull(JavaClasses classes) {
		assertThat(classes.stream().map(JavaClass::getPackage).distinct())
			.allMatch((javaPackage) -> javaPackage.tryGetPackageInfo()
				.map((info) -> info.isAnnotatedWith(NullMarked.class))
				.orElse(false))
			.extracting(JavaPackage::getName)
			.contains("io.spillway", "io.spillway.token");
	}

	private static GivenClassesConjunction packages(String name) {
		return noClasses().that().resideInAPackage("io.spillway." + name + "..");
	}

	/**
	 * Not what Spring made for a native binary, which is still there after a build of
	 * one.
	 */
	static final class Written implements ImportOption {

		@Override
		public boolean includes(Location location) {
			return !location.contains("__");
		}

	}

}
