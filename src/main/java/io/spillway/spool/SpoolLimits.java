package io.spillway.spool;

/**
 * What a spool may take, in bytes of whole blocks.
 *
 * @param queued what is to be replayed
 * @param setAside what is kept beside it
 * @param segment how long a segment may get by its second and further records
 */
record SpoolLimits(long queued, long setAside, long segment) {

	private static final long MAX_SEGMENT = 8 << 20;

	/** A small spool has smaller segments: room is made by whole ones. */
	static SpoolLimits of(long maxBytes) {
		if (maxBytes < Spool.MIN_BYTES) {
			throw new IllegalArgumentException("a spool has at least " + Spool.MIN_BYTES + " bytes");
		}
		long setAside = maxBytes / 8;
		return new SpoolLimits(maxBytes - setAside, setAside, Math.min(MAX_SEGMENT, maxBytes / 16));
	}

}
