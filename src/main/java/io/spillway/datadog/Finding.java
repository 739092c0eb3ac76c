package io.spillway.datadog;

/**
 * What was found out about a release.
 *
 * @param verdict what it means
 * @param subject the SLO or monitor
 * @param text the figures
 */
record Finding(Verdict verdict, String subject, String text) {

	@Override
	public String toString() {
		return "%-11s  %s: %s".formatted(this.verdict, this.subject, this.text);
	}

}
