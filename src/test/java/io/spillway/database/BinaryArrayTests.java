package io.spillway.database;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import io.spillway.database.BinaryArray.ElementType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BinaryArrayTests {

	@Test
	void numbersHaveTheirLengthBeforeThem() {
		BinaryArray shorts = new BinaryArray(ElementType.SMALLINT, 2, Short.BYTES);
		shorts.addShort(0x7FFF);
		shorts.addShort(1);
		assertThat(hex(shorts))
			.isEqualTo(bare("00000001 00000000 00000015 00000002 00000001 00000002 7fff 00000002 0001"));
		assertThat(shorts.type()).isEqualTo(1005);
		BinaryArray ints = new BinaryArray(ElementType.INTEGER, 1, Integer.BYTES);
		ints.addInt(0x01020304);
		assertThat(hex(ints)).isEqualTo(bare("00000001 00000000 00000017 00000001 00000001 00000004 01020304"));
		BinaryArray longs = new BinaryArray(ElementType.BIGINT, 1, Long.BYTES);
		longs.addLong(0x0102030405060708L);
		assertThat(hex(longs))
			.isEqualTo(bare("00000001 00000000 00000014 00000001 00000001 00000008 0102030405060708"));
	}

	@Test
	void aNullIsALengthOfLessThanNoneAndIsAnnounced() {
		BinaryArray array = new BinaryArray(ElementType.INTEGER, 1, Integer.BYTES);
		array.addNull();
		assertThat(hex(array)).isEqualTo(bare("00000001 00000001 00000017 00000001 00000001 ffffffff"));
	}

	@Test
	void bytesAreAsManyAsSaid() {
		BinaryArray array = new BinaryArray(ElementType.BYTES, 3, 16);
		array.addBytes(0x0102030405060708L, 0xFFFFFFFF090A0B0CL, 12);
		array.addBytes(0x0102030405060708L, 0x090A0B0C0D0E0F10L, 16);
		array.addBytes(0x0102030405060708L, -1, 8);
		assertThat(hex(array))
			.isEqualTo(bare("00000001 00000000 00000011 00000003 00000001 0000000c 0102030405060708090a0b0c"
					+ " 00000010 0102030405060708090a0b0c0d0e0f10 00000008 0102030405060708"));
	}

	@Test
	void lettersBeginWithTheLowest() {
		BinaryArray array = new BinaryArray(ElementType.TEXT, 2, 3);
		array.addLetters('k' | ('o' << 8), 2);
		array.addLetters('f' | ('i' << 8) | ('l' << 16), 3);
		assertThat(hex(array))
			.isEqualTo(bare("00000001 00000000 00000019 00000002 00000001 00000002 6b6f 00000003 66696c"));
	}

	@Test
	void itCanBeSentAgain() {
		BinaryArray array = new BinaryArray(ElementType.SMALLINT, 1, Short.BYTES);
		array.addShort(5);
		String first = hex(array);
		assertThat(hex(array)).isEqualTo(first);
	}

	@Test
	void anIdIsBothItsHalves() {
		BinaryArray array = new BinaryArray(ElementType.UUID, 1, 16);
		array.addUuid(0x019A0000000070FFL, 0x8000000000000001L);
		assertThat(hex(array))
			.isEqualTo(bare("00000001 00000000 00000b86 00000001 00000001 00000010 019a0000000070ff8000000000000001"));
	}

	@Test
	void anEmptyOneHasNoDimension() {
		assertThat(hex(new BinaryArray(ElementType.UUID, 0, 16))).isEqualTo(bare("00000000 00000000 00000b86"));
	}

	private static String bare(String spaced) {
		return spaced.replace(" ", "");
	}

	private static String hex(BinaryArray array) {
		ByteBuffer bytes = array.toBytes();
		byte[] all = new byte[bytes.remaining()];
		bytes.get(all);
		return HexFormat.of().formatHex(all);
	}

}
