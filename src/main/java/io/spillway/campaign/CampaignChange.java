package io.spillway.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebInputException;

/** Changes campaigns by JSON merge patches (RFC 7396), or ends with a problem. */
class CampaignChange {

	static final int MAX_ATTEMPTS = 5;

	private static final Problem BUSY = Problem.unavailable("Others change the campaign at the same time.");

	private final CampaignStore store;

	private final HeldCampaigns held;

	private final CampaignValidator validator;

	private final ObjectMapper json;

	CampaignChange(CampaignStore store, HeldCampaigns held, CampaignValidator validator, ObjectMapper json) {
		this.store = store;
		this.held = held;
		this.validator = validator;
		this.json = json;
	}

	/**
	 * Changes a campaign.
	 * @param expected what the campaign has to be before
	 */
	Mono<Campaign> change(int id, EntityTags expected, ObjectNode body) {
		CampaignPatch patch = read(body);
		// Whoever takes any version does not mind if it changes meanwhile. Others are
		// told
		// by the next attempt that it did.
		Mono<Campaign> attempts = attempt(id, expected, patch).repeat(MAX_ATTEMPTS - 1L).next();
		return this.held.noting(attempts.switchIfEmpty(Mono.error(() -> new ProblemException(BUSY))));
	}

	private Mono<Campaign> attempt(int id, EntityTags expected, CampaignPatch patch) {
		return this.store.find(id).switchIfEmpty(Mono.error(Numbers::unknownCampaign)).flatMap((old) -> {
			if (!expected.match(old)) {
				return Mono.error(stale());
			}
			return this.store.update(old, this.validator.change(old.fields(), patch));
		});
	}

	private CampaignPatch read(ObjectNode body) {
		try {
			return new CampaignPatch(CampaignPatch.given(body), this.json.treeToValue(body, CampaignRequest.class));
		}
		catch (JsonProcessingException ex) {
			throw new ServerWebInputException("The body is no change of a campaign", null, ex);
		}
	}

	private static ProblemException stale() {
		return new ProblemException(ProblemType.PRECONDITION_FAILED,
				"Get the campaign again, and send the ETag that it has now.");
	}

}
