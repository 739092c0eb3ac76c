package io.spillway.recording;

import java.util.List;

import io.spillway.database.BinaryArray;
import io.spillway.database.BinaryArray.ElementType;

/** Events as arrays, a column each. */
final class EventColumns {

	private static final int TOKEN_BYTES = Long.BYTES + Integer.BYTES;

	private final BinaryArray ids;

	private final BinaryArray millis;

	private final BinaryArray kinds;

	private final BinaryArray campaigns;

	private final BinaryArray recipients;

	private final BinaryArray links;

	private final BinaryArray outcomes;

	private final BinaryArray devices;

	private final BinaryArray systems;

	private final BinaryArray clients;

	private final BinaryArray languages;

	private final BinaryArray bots;

	private EventColumns(int size) {
		this.ids = new BinaryArray(ElementType.UUID, size, 2 * Long.BYTES);
		this.millis = new BinaryArray(ElementType.BIGINT, size, Long.BYTES);
		this.kinds = new BinaryArray(ElementType.SMALLINT, size, Short.BYTES);
		this.campaigns = new BinaryArray(ElementType.INTEGER, size, Integer.BYTES);
		this.recipients = new BinaryArray(ElementType.BIGINT, size, Long.BYTES);
		this.links = new BinaryArray(ElementType.BYTES, size, 2 * Long.BYTES);
		this.outcomes = new BinaryArray(ElementType.SMALLINT, size, Short.BYTES);
		this.devices = new BinaryArray(ElementType.SMALLINT, size, Short.BYTES);
		this.systems = new BinaryArray(ElementType.SMALLINT, size, Short.BYTES);
		this.clients = new BinaryArray(ElementType.SMALLINT, size, Short.BYTES);
		this.languages = new BinaryArray(ElementType.TEXT, size, 3);
		this.bots = new BinaryArray(ElementType.SMALLINT, size, Short.BYTES);
	}

	/** The arrays of some events, in the order of the arguments of record_clicks. */
	static List<BinaryArray> of(List<ClickEvent> events) {
		EventColumns columns = new EventColumns(events.size());
		for (ClickEvent event : events) {
			columns.add(event);
		}
		return List.of(columns.ids, columns.millis, columns.kinds, columns.campaigns, columns.recipients, columns.links,
				columns.outcomes, columns.devices, columns.systems, columns.clients, columns.languages, columns.bots);
	}

	private void add(ClickEvent event) {
		this.ids.addUuid(event.idHigh(), event.idLow());
		this.millis.addLong(event.millis());
		add(event.link());
		long traits = event.traits();
		this.kinds.addShort(Traits.kind(traits));
		this.outcomes.addShort(Traits.outcome(traits));
		this.devices.addShort(Traits.device(traits));
		this.systems.addShort(Traits.system(traits));
		this.clients.addShort(Traits.client(traits));
		this.bots.addShort(Traits.bot(traits));
		addLanguage(Traits.letters(traits));
	}

	private void add(ClickedLink link) {
		if (link.kind() == ClickedLink.Kind.CAMPAIGN) {
			this.campaigns.addInt((int) link.high());
			this.recipients.addLong(link.low());
			this.links.addNull();
		}
		else {
			this.campaigns.addNull();
			this.recipients.addNull();
			this.links.addBytes(link.high(), link.low(),
					(link.kind() == ClickedLink.Kind.STORED) ? TOKEN_BYTES : 2 * Long.BYTES);
		}
	}

	private void addLanguage(long letters) {
		if (letters != 0) {
			this.languages.addLetters(letters, Traits.length(letters));
		}
		else {
			this.languages.addNull();
		}
	}

}
