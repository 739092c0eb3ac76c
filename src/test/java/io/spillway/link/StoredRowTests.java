package io.spillway.link;

import java.nio.ByteBuffer;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class StoredRowTests {

	private final ByteBuffer sealed = ByteBuffer.wrap(new byte[] { 0, 1, -1, 3 }, 1, 2);

	@Test
	void aRowIsReadInTheOrderOfItsColumns() {
		assertThat(StoredRow.COLUMNS).isEqualTo("token, key_id, sealed, revoked_at is not null");
		StoredRow row = StoredRow.of(row((short) 255, this.sealed, false));
		assertThat(row.token()).isEqualTo("abcDEF012345");
		assertThat(row.keyId()).isEqualTo(255);
		assertThat(row.revoked()).isFalse();
	}

	@Test
	void onlyTheSealedBytesAreTaken() {
		assertThat(StoredRow.of(row((short) 1, this.sealed, false)).sealed()).containsExactly(1, -1);
		assertThat(StoredRow.of(row((short) 1, ByteBuffer.allocateDirect(3), false)).sealed()).hasSize(3);
	}

	@Test
	void aRowThatWasRevokedIsRevoked() {
		assertThat(StoredRow.of(row((short) 1, this.sealed, true)).revoked()).isTrue();
	}

	@Test
	void aRowWithoutItsBytesIsNone() {
		assertThatNullPointerException().isThrownBy(() -> StoredRow.of(row((short) 1, null, false)));
	}

	@Test
	void itsTextNamesNeitherTokenNorBytes() {
		assertThat(StoredRow.of(row((short) 1, this.sealed, false))).hasToString("StoredRow[keyId=1, revoked=false]");
	}

	private static Readable row(Short keyId, @Nullable ByteBuffer sealed, boolean revoked) {
		Readable row = mock(Readable.class);
		given(row.get(0, String.class)).willReturn("abcDEF012345");
		given(row.get(1, Short.class)).willReturn(keyId);
		given(row.get(2, ByteBuffer.class)).willReturn(sealed);
		given(row.get(3, Boolean.class)).willReturn(revoked);
		return row;
	}

}
