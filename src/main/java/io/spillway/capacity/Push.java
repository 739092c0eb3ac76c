package io.spillway.capacity;

import java.time.Instant;

/**
 * A push that was announced, as the API shows it.
 *
 * @param id its number
 * @param at when it begins to be sent, in whole seconds
 * @param recipients how many phones it goes to, 1 .. 2^40
 * @param createdAt when it was announced
 */
record Push(long id, Instant at, long recipients, Instant createdAt) {
}
