package io.spillway.recording;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.spillway.token.CampaignRecipient;
import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;

/** Makes events. */
final class Clicks {

	static final Visitor PERSON = new Visitor(Device.PHONE, OperatingSystem.ANDROID, Client.BROWSER, "ko", Bot.NONE);

	private static final ClickIds IDS = new ClickIds(new SecureRandom());

	private Clicks() {
	}

	static ClickEvent of(ClickedLink link) {
		return at(Instant.now(), link);
	}

	static ClickEvent at(Instant time, ClickedLink link) {
		long number = IDS.next();
		return ClickEvent.of(IDS.high(time.toEpochMilli(), number), IDS.low(number), link, Outcome.REDIRECTED, PERSON);
	}

	/** Of recipients of a campaign, one each. */
	static List<ClickEvent> ofCampaign(int campaign, int count) {
		return LongStream.range(0, count)
			.mapToObj((recipient) -> of(ClickedLink.campaign(new CampaignRecipient(campaign, recipient))))
			.toList();
	}

}
