package io.spillway.web;

import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The page that a person sees whose click leads nowhere, in Korean or English. */
final class ErrorPage {

	private ErrorPage() {
	}

	/** Whether the one who asks is a browser. */
	static boolean isWanted(HttpHeaders request) {
		try {
			return request.getAccept()
				.stream()
				.anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException _) {
			// No browser sends such a header.
			return false;
		}
	}

	static Locale language(HttpHeaders request) {
		List<Locale> supported = List.of(Locale.ENGLISH, Locale.KOREAN);
		try {
			Locale best = Locale.lookup(request.getAcceptLanguage(), supported);
			return (best != null) ? best : Locale.ENGLISH;
		}
		catch (IllegalArgumentException _) {
			// A language that cannot be read is none that there is a page in.
			return Locale.ENGLISH;
		}
	}

	static String of(HttpStatus status, Locale language) {
		Text text = text(status, language.equals(Locale.KOREAN));
		return """
				<!DOCTYPE html>
				<html lang="%s">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="robots" content="noindex">
				<title>%s</title>
				<style>
				:root { color-scheme: light dark; }
				body { margin: 0; min-height: 100vh; display: grid; place-items: center; font-family: system-ui, sans-serif; }
				main { max-width: 32rem; padding: 2rem; line-height: 1.6; word-break: keep-all; }
				</style>
				</head>
				<body>
				<main>
				<h1>%s</h1>
				<p>%s</p>
				</main>
				</body>
				</html>
				"""
			.formatted(language.toLanguageTag(), text.title(), text.title(), text.body());
	}

	private static Text text(HttpStatus status, boolean korean) {
		return switch (status) {
			case NOT_FOUND -> korean ? new Text("페이지를 찾을 수 없습니다", "링크 주소가 정확한지 확인해 주세요.")
					: new Text("Page not found", "Please check that the link is complete.");
			case GONE -> korean ? new Text("더 이상 사용할 수 없는 링크입니다", "링크가 만료되었거나 취소되었습니다.")
					: new Text("This link is no longer available", "It has expired or was withdrawn.");
			case SERVICE_UNAVAILABLE -> korean ? new Text("잠시 후 다시 시도해 주세요", "지금은 링크를 열 수 없습니다.")
					: new Text("Please try again in a moment", "The link cannot be opened right now.");
			case METHOD_NOT_ALLOWED -> korean ? new Text("허용되지 않는 요청입니다", "이 주소는 링크를 여는 데만 사용할 수 있습니다.")
					: new Text("This is not possible here", "This address can only be opened as a link.");
			default -> korean ? new Text("문제가 발생했습니다", "요청을 처리할 수 없습니다.")
					: new Text("Something went wrong", "The request could not be handled.");
		};
	}

	private record Text(String title, String body) {
	}

}
