package io.spillway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

/** The files of the page. Each is read when it is first asked for, and kept. */
class PageFiles {

	static final String FOLDER = "console/";

	/** Nothing else is looked for, so no name leads out of the folder. */
	private static final Pattern NAME = Pattern.compile("[a-z-]{1,32}\\.(html|css|js|svg)");

	private static final Map<String, MediaType> TYPES = Map.of("html",
			MediaType.parseMediaType("text/html;charset=UTF-8"), "css",
			MediaType.parseMediaType("text/css;charset=UTF-8"), "js",
			MediaType.parseMediaType("text/javascript;charset=UTF-8"), "svg",
			MediaType.parseMediaType("image/svg+xml"));

	private final Map<String, PageFile> read = new ConcurrentHashMap<>();

	/** A file, or null if there is none of that name. */
	@Nullable PageFile find(String name) {
		Matcher matcher = NAME.matcher(name);
		return matcher.matches() ? this.read.computeIfAbsent(name, (_) -> read(name, matcher.group(1))) : null;
	}

	private static @Nullable PageFile read(String name, String extension) {
		ClassPathResource resource = new ClassPathResource(FOLDER + name);
		MediaType type = TYPES.get(extension);
		if (type == null || !resource.exists()) {
			return null;
		}
		try {
			return PageFile.of(type, resource.getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
