package io.spillway.useragent;

/**
 * What the header User-Agent alone says of a visitor. Client hints would not say more:
 * browsers send only those unasked that repeat what is in it (Sec-CH-UA-Mobile and
 * -Platform), and half of the browsers none.
 *
 * @param device what it runs on
 * @param system the system of that
 * @param client what it is; no app is told by it
 * @param bot why it is taken for a machine
 */
record UserAgent(Device device, OperatingSystem system, Client client, Bot bot) {

	/** What is beyond is not looked at: no browser's is as long. */
	static final int MAX_LENGTH = 512;

	/** All browsers say who they are. */
	static final UserAgent NONE = new UserAgent(Device.OTHER, OperatingSystem.OTHER, Client.BROWSER, Bot.CRAWLER);

	/**
	 * Reads a header.
	 * @param header at most {@value #MAX_LENGTH} characters of it
	 */
	static UserAgent of(String header) {
		if (header.isBlank()) {
			return NONE;
		}
		OperatingSystem system = OperatingSystem.of(header);
		return new UserAgent(Device.of(header, system), system, InAppBrowsers.client(header, system),
				KnownBots.ALL.find(header));
	}

}
