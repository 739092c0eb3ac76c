package io.spillway.recording;

import java.io.IOException;

import io.spillway.spool.Spool;
import io.spillway.spool.SpoolCounts;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The spool's folder, which is opened when it is first needed, and tried again as long as
 * that fails; and whether the disk does what it is asked to.
 */
final class ClickFolder {

	private static final Log logger = LogFactory.getLog(ClickFolder.class);

	private final Opener opener;

	private volatile @Nullable Spool spool;

	private volatile boolean usable;

	private boolean refuses;

	ClickFolder(Opener opener) {
		this.opener = opener;
	}

	/** The spool, or null if it cannot be opened now. */
	@Nullable Spool open() {
		Spool open = this.spool;
		if (open == null) {
			try {
				open = this.opener.open();
				this.spool = open;
				works();
			}
			catch (IOException ex) {
				fails(ex);
			}
			catch (RuntimeException ex) {
				// A path that the file system does not take, a folder that cannot be
				// listed: no clicks may be lost for it.
				fails(ex.getClass().getSimpleName());
			}
		}
		return open;
	}

	/** The spool if it is open. */
	@Nullable Spool ifOpen() {
		return this.spool;
	}

	/** The disk has done what it was asked to. */
	void works() {
		if (this.refuses) {
			logger.info("The spool takes clicks again");
		}
		this.refuses = false;
		this.usable = true;
	}

	/** The disk has not. */
	void fails(IOException error) {
		fails(reason(error));
	}

	/** The disk has not. */
	void fails(String reason) {
		if (!this.refuses) {
			logger.error("The spool takes no clicks: " + reason);
		}
		this.refuses = true;
		this.usable = false;
	}

	/** Whether it is open and took what it was last given. */
	boolean isUsable() {
		return this.usable;
	}

	/** How the spool stands, or null if it could not be opened yet. */
	@Nullable SpoolCounts counts() {
		Spool open = this.spool;
		return (open != null) ? open.counts() : null;
	}

	/** Forces to the disk what is not there yet, and gives the folder back. */
	void close() {
		Spool open = this.spool;
		if (open != null) {
			try {
				open.close();
			}
			catch (IOException ex) {
				logger.error("The spool could not be closed: " + reason(ex));
			}
		}
	}

	static String reason(IOException error) {
		return error.getClass().getSimpleName() + ": " + error.getMessage();
	}

	/** Opens a spool. */
	@FunctionalInterface
	interface Opener {

		Spool open() throws IOException;

	}

}
