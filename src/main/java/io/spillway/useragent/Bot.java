package io.spillway.useragent;

/** Why a click is taken for one by a machine. */
public enum Bot {

	/** It is not: a person opens the link. */
	NONE(0),

	/** It is a HEAD request, whoever makes it. */
	HEAD(1),

	/** A browser fetches the page before a person asks for it. */
	PREFETCH(2),

	/** A messenger or network shows what is behind the link. */
	PREVIEW(3),

	/** A guard looks whether the link does harm. */
	SCANNER(4),

	/** A crawler or any other machine. */
	CRAWLER(5);

	private final short number;

	Bot(int number) {
		this.number = (short) number;
	}

	/** The number that stands for it in the database. */
	public short number() {
		return this.number;
	}

	/** The one that comes first of two that are some. */
	Bot or(Bot other) {
		return (this == NONE || (other != NONE && other.number < this.number)) ? other : this;
	}

}
