/** Links: made, looked up and revoked by the API. */
@NullMarked
package io.spillway.link;

import org.jspecify.annotations.NullMarked;
