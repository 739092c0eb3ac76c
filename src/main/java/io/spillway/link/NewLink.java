package io.spillway.link;

import io.spillway.token.LinkPayload;

/**
 * A link that is valid and not made yet.
 *
 * @param kind where to keep it
 * @param payload what it says
 */
record NewLink(LinkKind kind, LinkPayload payload) {
}
