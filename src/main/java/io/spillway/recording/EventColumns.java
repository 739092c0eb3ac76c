package io.spillway.recording;

import java.util.List;
import java.util.stream.Stream;

import io.spillway.useragent.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Events as arrays, a column each: made here, since the driver makes an object of each
 * element first.
 */
final class EventColumns {

	private final TextArray ids;

	private final TextArray millis;

	private final TextArray kinds;

	private final TextArray campaigns;

	private final TextArray recipients;

	private final TextArray links;

	private final TextArray outcomes;

	private final TextArray devices;

	private final TextArray systems;

	private final TextArray clients;

	private final TextArray languages;

	private final TextArray bots;

	private EventColumns(int size) {
		this.ids = new TextArray(size, 32);
		this.millis = new TextArray(size, 15);
		this.kinds = new TextArray(size, 1);
		this.campaigns = new TextArray(size, 8);
		this.recipients = new TextArray(size, 13);
		this.links = new TextArray(size, 32);
		this.outcomes = new TextArray(size, 1);
		this.devices = new TextArray(size, 1);
		this.systems = new TextArray(size, 1);
		this.clients = new TextArray(size, 1);
		this.languages = new TextArray(size, 4);
		this.bots = new TextArray(size, 1);
	}

	/** The arrays of some events, in the order of the arguments of record_clicks. */
	static List<String> of(List<ClickEvent> events) {
		EventColumns columns = new EventColumns(events.size());
		for (ClickEvent event : events) {
			columns.add(event);
		}
		return Stream
			.of(columns.ids, columns.millis, columns.kinds, columns.campaigns, columns.recipients, columns.links,
					columns.outcomes, columns.devices, columns.systems, columns.clients, columns.languages,
					columns.bots)
			.map(TextArray::toString)
			.toList();
	}

	private void add(ClickEvent event) {
		this.ids.addHex(event.idHigh(), event.idLow(), Long.SIZE);
		this.millis.add(event.millis());
		add(event.link());
		this.outcomes.add(event.outcome().number());
		Visitor visitor = event.visitor();
		this.devices.add(visitor.device().number());
		this.systems.add(visitor.system().number());
		this.clients.add(visitor.client().number());
		add(visitor.language());
		this.bots.add(visitor.bot().number());
	}

	private void add(ClickedLink link) {
		this.kinds.add(link.kind().number());
		if (link.kind() == ClickedLink.Kind.CAMPAIGN) {
			this.campaigns.add(link.high());
			this.recipients.add(link.low());
			this.links.addNull();
		}
		else {
			this.campaigns.addNull();
			this.recipients.addNull();
			this.links.addHex(link.high(), link.low(),
					(link.kind() == ClickedLink.Kind.STORED) ? Integer.SIZE : Long.SIZE);
		}
	}

	private void add(@Nullable String language) {
		if (language != null) {
			this.languages.add(language);
		}
		else {
			this.languages.addNull();
		}
	}

}
