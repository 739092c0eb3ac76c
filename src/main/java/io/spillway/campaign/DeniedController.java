package io.spillway.campaign;

import java.util.function.Function;
import java.util.function.Supplier;

import io.spillway.revocation.Revocations;
import io.spillway.revocation.Subject;
import io.spillway.token.CampaignRecipient;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Revokes and restores the links of recipients, or of all recipients of a campaign. */
@RestController
@RequestMapping(CampaignCreation.PATH + "/{id}/denied")
class DeniedController {

	private final RequiredCampaigns campaigns;

	private final Revocations revocations;

	DeniedController(RequiredCampaigns campaigns, Revocations revocations) {
		this.campaigns = campaigns;
		this.revocations = revocations;
	}

	@PutMapping
	Mono<ResponseEntity<Void>> deny(@PathVariable("id") String id) {
		return change(() -> campaign(id), this.revocations::deny);
	}

	@DeleteMapping
	Mono<ResponseEntity<Void>> restore(@PathVariable("id") String id) {
		return change(() -> campaign(id), this.revocations::restore);
	}

	@PutMapping("/{recipient}")
	Mono<ResponseEntity<Void>> deny(@PathVariable("id") String id, @PathVariable("recipient") String recipient) {
		return change(() -> recipient(id, recipient), this.revocations::deny);
	}

	@DeleteMapping("/{recipient}")
	Mono<ResponseEntity<Void>> restore(@PathVariable("id") String id, @PathVariable("recipient") String recipient) {
		return change(() -> recipient(id, recipient), this.revocations::restore);
	}

	private static Subject campaign(String id) {
		return Subject.ofCampaign(Numbers.campaign(id));
	}

	private static Subject recipient(String id, String recipient) {
		return Subject.ofRecipient(new CampaignRecipient(Numbers.campaign(id), Numbers.recipient(recipient)));
	}

	private Mono<ResponseEntity<Void>> change(Supplier<Subject> subject, Function<Subject, Mono<Void>> change) {
		return Mono.fromSupplier(subject)
			.delayUntil((known) -> this.campaigns.get((int) known.high()))
			.flatMap((known) -> change.apply(known).thenReturn(new ResponseEntity<>(HttpStatus.NO_CONTENT)));
	}

}
