package io.spillway.recording;

import java.util.List;

import io.spillway.useragent.Visitor;

/**
 * Events as arrays, a column each, in the text form that PostgreSQL reads (section 8.15.6
 * of its manual): made here, since the driver makes an object of each element first.
 */
final class EventColumns {

	private static final String DIGITS = "0123456789abcdef";

	private static final int BITS_PER_DIGIT = 4;

	/** In the order of the arguments of record_clicks. */
	private final StringBuilder[] columns;

	private EventColumns(int events) {
		// Of a number in it, or of 32 digits of an id.
		int[] widths = { 33, 14, 2, 9, 14, 33, 2, 2, 2, 2, 4, 2 };
		this.columns = new StringBuilder[widths.length];
		for (int i = 0; i < widths.length; i++) {
			this.columns[i] = new StringBuilder(2 + events * widths[i]).append('{');
		}
	}

	/** The arrays of some events. */
	static List<String> of(List<ClickEvent> events) {
		EventColumns columns = new EventColumns(events.size());
		for (ClickEvent event : events) {
			columns.add(event);
		}
		return columns.end();
	}

	private void add(ClickEvent event) {
		Visitor visitor = event.visitor();
		ClickedLink link = event.link();
		hex(hex(this.columns[0], event.idHigh(), Long.SIZE), event.idLow(), Long.SIZE).append(',');
		this.columns[1].append(event.millis()).append(',');
		this.columns[2].append(link.kind().number()).append(',');
		addLink(link);
		this.columns[6].append(event.outcome().number()).append(',');
		this.columns[7].append(visitor.device().number()).append(',');
		this.columns[8].append(visitor.system().number()).append(',');
		this.columns[9].append(visitor.client().number()).append(',');
		// Letters only: nothing in it has to be quoted, and two or three are never
		// "null".
		this.columns[10].append((visitor.language() != null) ? visitor.language() : "null").append(',');
		this.columns[11].append(visitor.bot().number()).append(',');
	}

	private void addLink(ClickedLink link) {
		StringBuilder campaign = this.columns[3];
		StringBuilder recipient = this.columns[4];
		StringBuilder bytes = this.columns[5];
		if (link.kind() == ClickedLink.Kind.CAMPAIGN) {
			campaign.append(link.high());
			recipient.append(link.low());
			bytes.append("null");
		}
		else {
			campaign.append("null");
			recipient.append("null");
			hex(bytes, link.high(), Long.SIZE);
			hex(bytes, link.low(), (link.kind() == ClickedLink.Kind.STORED) ? Integer.SIZE : Long.SIZE);
		}
		campaign.append(',');
		recipient.append(',');
		bytes.append(',');
	}

	private static StringBuilder hex(StringBuilder out, long number, int bits) {
		for (int shift = bits - BITS_PER_DIGIT; shift >= 0; shift -= BITS_PER_DIGIT) {
			out.append(DIGITS.charAt((int) (number >>> shift) & 0xF));
		}
		return out;
	}

	private List<String> end() {
		return List.of(this.columns).stream().map(EventColumns::end).toList();
	}

	private static String end(StringBuilder column) {
		int last = column.length() - 1;
		if (column.charAt(last) == ',') {
			column.setCharAt(last, '}');
		}
		else {
			column.append('}');
		}
		return column.toString();
	}

}
