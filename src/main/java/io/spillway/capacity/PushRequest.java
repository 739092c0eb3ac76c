package io.spillway.capacity;

import java.math.BigInteger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a push, as it came in.
 *
 * @param at when it begins to be sent (RFC 3339)
 * @param recipients how many phones it goes to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushRequest(@Nullable String at, @Nullable BigInteger recipients) {
}
