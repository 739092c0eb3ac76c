package io.spillway.capacity;

import java.time.Instant;

/**
 * A push that can be announced.
 *
 * @param campaign the number of its campaign
 * @param at when it begins to be sent, in whole seconds
 * @param recipients how many phones it goes to, 1 .. 2^40
 * @param createdAt now
 */
record NewPush(int campaign, Instant at, long recipients, Instant createdAt) {
}
