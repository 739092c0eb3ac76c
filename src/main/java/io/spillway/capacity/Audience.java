package io.spillway.capacity;

import java.time.Instant;

/**
 * Whom the pushes of one second go to.
 *
 * @param at when they begin to be sent
 * @param recipients how many phones they go to together
 * @param pushes how many pushes that are
 */
record Audience(Instant at, double recipients, long pushes) {
}
