package io.spillway.datadog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The part of an SLO that a release is judged by.
 *
 * @param label how the SLO is called
 * @param good the query of what was good
 * @param total the query of everything
 * @param target the share that has to be good, in per cent: the highest of the SLO's
 */
record Objective(String label, String good, String total, double target) {

	private static final JsonPointer TYPE = JsonPointer.compile("/type");

	/**
	 * Takes it from an SLO's file.
	 * @param definitions all definitions
	 * @param slo the SLO
	 * @throws FailureException if it is of a type without queries
	 */
	static Objective of(Definitions definitions, Definition slo) {
		JsonNode tree = definitions.render(slo, new Ids()).tree();
		JsonNode query = tree.path("query");
		if (!query.path("numerator").isTextual() || !query.path("denominator").isTextual()) {
			throw slo.file().error(TYPE, "the gate needs an SLO of type metric, with numerator and denominator");
		}
		double target = 0;
		for (JsonNode threshold : tree.path("thresholds")) {
			target = Math.max(target, threshold.path("target").asDouble());
		}
		return new Objective(slo.toString(), query.path("numerator").asText(), query.path("denominator").asText(),
				target);
	}

}
