package io.spillway.database;

import java.nio.ByteBuffer;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;

/**
 * An array of one dimension as {@code array_recv} of PostgreSQL reads it: the number of
 * dimensions, whether there are nulls, the type of the elements, their number, the first
 * index; then each element with its length before it. The driver would make an object of
 * each element first. What is longer than it was said to be fails with a
 * {@link java.nio.BufferOverflowException}.
 */
public final class BinaryArray {

	private static final int HEAD = 5 * Integer.BYTES;

	private static final int NULL = -1;

	private final ElementType type;

	private final ByteBuffer bytes;

	private int size;

	private int nulls;

	/**
	 * Creates an empty array.
	 * @param size how many elements it will have
	 * @param width how many bytes the longest of them has
	 */
	public BinaryArray(ElementType type, int size, int width) {
		this.type = type;
		this.bytes = ByteBuffer.allocate(HEAD + size * (Integer.BYTES + width)).position(HEAD);
	}

	/** Adds a smallint, -32,768 to 32,767. */
	public void addShort(int number) {
		this.bytes.putInt(Short.BYTES).putShort((short) number);
		this.size++;
	}

	/** Adds an integer. */
	public void addInt(int number) {
		this.bytes.putInt(Integer.BYTES).putInt(number);
		this.size++;
	}

	/** Adds a bigint. */
	public void addLong(long number) {
		this.bytes.putInt(Long.BYTES).putLong(number);
		this.size++;
	}

	/** Adds a UUID by its halves. */
	public void addUuid(long high, long low) {
		this.bytes.putInt(2 * Long.BYTES).putLong(high).putLong(low);
		this.size++;
	}

	/**
	 * Adds bytes.
	 * @param high the first 8
	 * @param low those that follow
	 * @param count how many they are in all, 8 to 16; of {@code low} the lowest are meant
	 */
	public void addBytes(long high, long low, int count) {
		this.bytes.putInt(count).putLong(high);
		for (int rest = count - Long.BYTES - 1; rest >= 0; rest--) {
			this.bytes.put((byte) (low >>> (rest * Byte.SIZE)));
		}
		this.size++;
	}

	/**
	 * Adds a text of ASCII letters.
	 * @param letters a byte each, the first one lowest
	 * @param count how many they are
	 */
	public void addLetters(long letters, int count) {
		this.bytes.putInt(count);
		for (int i = 0; i < count; i++) {
			this.bytes.put((byte) (letters >>> (i * Byte.SIZE)));
		}
		this.size++;
	}

	/** Adds a null. */
	public void addNull() {
		this.bytes.putInt(NULL);
		this.size++;
		this.nulls = 1;
	}

	/** All of it; the same bytes each time, so that they can be sent again. */
	ByteBuffer toBytes() {
		int dimensions = (this.size > 0) ? 1 : 0;
		ByteBuffer all = this.bytes.duplicate().flip();
		all.putInt(dimensions).putInt(this.nulls).putInt(this.type.element.getObjectId());
		if (dimensions == 0) {
			return all.flip();
		}
		return all.putInt(this.size).putInt(1).rewind();
	}

	int type() {
		return this.type.array.getObjectId();
	}

	/** Types of elements. */
	public enum ElementType {

		/** A number of 16 bits. */
		SMALLINT(PostgresqlObjectId.INT2, PostgresqlObjectId.INT2_ARRAY),

		/** A number of 32 bits. */
		INTEGER(PostgresqlObjectId.INT4, PostgresqlObjectId.INT4_ARRAY),

		/** A number of 64 bits. */
		BIGINT(PostgresqlObjectId.INT8, PostgresqlObjectId.INT8_ARRAY),

		/** A UUID. */
		UUID(PostgresqlObjectId.UUID, PostgresqlObjectId.UUID_ARRAY),

		/** Bytes. */
		BYTES(PostgresqlObjectId.BYTEA, PostgresqlObjectId.BYTEA_ARRAY),

		/** A text. */
		TEXT(PostgresqlObjectId.TEXT, PostgresqlObjectId.TEXT_ARRAY);

		private final PostgresqlObjectId element;

		private final PostgresqlObjectId array;

		ElementType(PostgresqlObjectId element, PostgresqlObjectId array) {
			this.element = element;
			this.array = array;
		}

	}

}
