package io.spillway.token;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What the property tests try. */
final class Generated {

	private static final long MAX_MILLIS = (1L << 48) - 1;

	private Generated() {
	}

	/**
	 * Payloads with and without each of their parts, all short enough for a token. Their
	 * edge cases are few, so that all combinations of them leave tries for the rest.
	 */
	static Arbitrary<LinkPayload> payloads() {
		return Combinators
			.combine(times(), times().injectNull(0.3), texts(), texts().injectNull(0.3), texts().injectNull(0.3),
					Arbitraries.of(true, false), targets(), Arbitraries.of(true, false))
			.as(LinkPayload::new);
	}

	private static Arbitrary<PlatformTargets> targets() {
		return Combinators.combine(texts().injectNull(0.5), texts().injectNull(0.5)).as(PlatformTargets::new);
	}

	/** Texts in any script, without lone surrogates: UTF-8 cannot write those. */
	static Arbitrary<String> texts() {
		Arbitrary<Integer> ascii = Arbitraries.integers().between(0, 0x7f);
		Arbitrary<Integer> hangul = Arbitraries.integers().between(0xac00, 0xd7a3);
		Arbitrary<Integer> any = Arbitraries.integers()
			.between(0, Character.MAX_CODE_POINT)
			.filter((c) -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
		return Arbitraries.oneOf(ascii, hangul, any)
			.array(int[].class)
			.ofMaxSize(40)
			.map((codePoints) -> new String(codePoints, 0, codePoints.length))
			.edgeCases((cases) -> cases.includeOnly(""));
	}

	static Arbitrary<CampaignRecipient> recipients() {
		return Combinators
			.combine(Arbitraries.integers().between(0, CampaignRecipient.MAX_CAMPAIGN),
					Arbitraries.longs().between(0, CampaignRecipient.MAX_RECIPIENT))
			.as(CampaignRecipient::new);
	}

	/** The entries of a ring, two at least and no two the same. */
	static Arbitrary<Map<Integer, byte[]>> entries() {
		return Arbitraries.integers()
			.between(0, KeyRing.MAX_ID)
			.set()
			.ofMinSize(2)
			.ofMaxSize(5)
			.map((ids) -> ids.stream().collect(Collectors.toMap(Function.identity(), Rings::entry)));
	}

	private static Arbitrary<Instant> times() {
		return Arbitraries.longs()
			.between(0, MAX_MILLIS)
			.edgeCases((cases) -> cases.includeOnly(0L, MAX_MILLIS))
			.map(Instant::ofEpochMilli);
	}

}
