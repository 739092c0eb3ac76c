package io.spillway.statistics;

import java.nio.ByteBuffer;

import io.spillway.campaign.Numbers;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

/** What clicks are counted of. */
sealed interface Counted {

	/** The table of its roll-ups, without the time that they are of. */
	String table();

	/** The column that tells it there. */
	String column();

	/** What to bind as {@code :key}. */
	Object key();

	/** A row if it is there. */
	String presence();

	/** Whether it has recipients, who are counted as well. */
	boolean hasRecipients();

	/** Says that it is not there. */
	ProblemException unknown();

	/**
	 * A campaign.
	 *
	 * @param id its number
	 */
	record OfCampaign(int id) implements Counted {

		@Override
		public String table() {
			return "campaign";
		}

		@Override
		public String column() {
			return "campaign_id";
		}

		@Override
		public Object key() {
			return this.id;
		}

		@Override
		public String presence() {
			return "select from campaign where id = :key";
		}

		@Override
		public boolean hasRecipients() {
			return true;
		}

		@Override
		public ProblemException unknown() {
			return Numbers.unknownCampaign();
		}

	}

	/**
	 * A link without a campaign.
	 *
	 * @param bytes the token of a stored link in ASCII; the first 16 bytes of SHA-256 of
	 * that of a sealed one
	 * @param stored whether its row says that it is there
	 */
	record OfLink(ByteBuffer bytes, boolean stored) implements Counted {

		@Override
		public String table() {
			return "link";
		}

		@Override
		public String column() {
			return "link";
		}

		@Override
		public Object key() {
			return this.bytes.duplicate();
		}

		@Override
		public String presence() {
			return this.stored ? "select from link where token = convert_from(:key, 'UTF8')" : "select";
		}

		@Override
		public boolean hasRecipients() {
			return false;
		}

		@Override
		public ProblemException unknown() {
			return unknownLink();
		}

		static ProblemException unknownLink() {
			return new ProblemException(ProblemType.NOT_FOUND, "No link has this token.");
		}

		/** A key of which nothing is to be told. */
		@Override
		public String toString() {
			return "OfLink[stored=%s]".formatted(this.stored);
		}

	}

}
