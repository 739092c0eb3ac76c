package io.spillway.recording;

import java.util.List;

import io.spillway.token.CampaignRecipient;
import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventColumnsTests {

	@Test
	void eachColumnIsAnArrayOfPostgresql() {
		Visitor app = new Visitor(Device.DESKTOP, OperatingSystem.LINUX, Client.APP, null, Bot.SCANNER);
		List<ClickEvent> events = List.of(
				new ClickEvent(0x019A0000000070FFL, 0x8000000000000001L, ClickedLink.stored("0123456789AB"),
						Outcome.REDIRECTED, Clicks.PERSON),
				new ClickEvent(0x019A000000017FFFL, 0xBFFFFFFFFFFFFFFFL, ClickedLink.sealed("abc"), Outcome.GONE, app),
				new ClickEvent(0x019A000000027000L, 0x9000000000000000L,
						ClickedLink.campaign(new CampaignRecipient(0, CampaignRecipient.MAX_RECIPIENT)), Outcome.EARLY,
						app));
		assertThat(EventColumns.of(events)).containsExactly(
				"{019a0000000070ff8000000000000001,019a000000017fffbfffffffffffffff,019a0000000270009000000000000000}",
				"{1760936591360,1760936591361,1760936591362}", "{1,2,3}", "{null,null,0}", "{null,null,1099511627775}",
				"{303132333435363738394142,ba7816bf8f01cfea414140de5dae2223,null}", "{1,3,4}", "{1,3,3}", "{1,5,5}",
				"{0,2,2}", "{ko,null,null}", "{0,4,4}");
	}

	@Test
	void noEventsAreEmptyArrays() {
		assertThat(EventColumns.of(List.of())).hasSize(12).containsOnly("{}");
	}

}
