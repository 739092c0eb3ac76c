package io.spillway.useragent;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a click, as far as its headers say.
 *
 * @param device what it is made on
 * @param system the system of that
 * @param client what it is made with
 * @param language the preferred language, two or three lower case letters (the first
 * subtag of RFC 5646), or null
 * @param bot why it is taken for a machine
 */
public record Visitor(Device device, OperatingSystem system, Client client, @Nullable String language, Bot bot) {
}
