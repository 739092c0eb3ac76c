package io.spillway.development;

import java.util.List;

import org.springframework.boot.test.system.CapturedOutput;

/** Lines of the log of this process, in which other contexts log as well. */
public final class LogLines {

	private LogLines() {
	}

	/** Those of the thread that asks. */
	public static List<String> ofThisThread(CapturedOutput output) {
		String thread = "[%15s]".formatted(Thread.currentThread().getName());
		return output.getAll().lines().filter((line) -> line.contains(thread)).toList();
	}

	/**
	 * Errors and warnings. What the clients of tests have leaked is found at some later
	 * time, and those who follow a table say by themselves when a busy machine holds them
	 * up.
	 */
	public static List<String> complaints(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains(" ERROR ") || line.contains(" WARN "))
			.filter((line) -> !line.contains("ResourceLeakDetector") && !line.contains("FollowedTable"))
			.toList();
	}

}
