/** Clicks: a link is opened and its person sent on. */
@NullMarked
package io.spillway.click;

import org.jspecify.annotations.NullMarked;
