package io.spillway.recording;

import java.io.IOException;
import java.nio.file.InvalidPathException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever keeps a spool from being opened, the service goes on. */
class ClickFolderTests {

	private final FakeSpool spool = new FakeSpool();

	private boolean there;

	@Test
	void oneThatTheDiskRefusesIsTriedAgain() {
		isTriedAgain(new ClickFolder(() -> {
			if (!this.there) {
				throw new IOException("the disk fails");
			}
			return this.spool;
		}));
	}

	@Test
	void aPathThatTheFileSystemDoesNotTakeIsNoFault() {
		isTriedAgain(new ClickFolder(() -> {
			if (!this.there) {
				throw new InvalidPathException("spool", "is no path here");
			}
			return this.spool;
		}));
	}

	private void isTriedAgain(ClickFolder folder) {
		assertThat(folder.open()).isNull();
		assertThat(folder.isUsable()).isFalse();
		assertThat(folder.counts()).isNull();
		this.there = true;
		assertThat(folder.open()).isSameAs(this.spool);
		assertThat(folder.isUsable()).isTrue();
	}

}
