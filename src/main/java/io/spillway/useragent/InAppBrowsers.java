package io.spillway.useragent;

import java.util.List;

/** Tells pages within apps from browsers. */
final class InAppBrowsers {

	/** Android's WebView says so; the rest are apps that name themselves without it. */
	private static final List<String> NAMES = List.of("; wv)", "KAKAOTALK", "NAVER(inapp", "DaumApps/", "Instagram",
			"FBAN/", "FBAV/", "FB_IAB/", "MetaIAB", " Line/", "MicroMessenger/");

	private InAppBrowsers() {
	}

	static Client client(String userAgent, OperatingSystem system) {
		return (isBareWebKit(userAgent, system) || NAMES.stream().anyMatch(userAgent::contains)) ? Client.IN_APP_BROWSER
				: Client.BROWSER;
	}

	/** On iOS only browsers say that they are like Safari. */
	private static boolean isBareWebKit(String userAgent, OperatingSystem system) {
		return system == OperatingSystem.IOS && userAgent.contains("AppleWebKit/") && !userAgent.contains("Safari/");
	}

}
