/** How a start fails: in one sentence, without the value of any setting. */
@NullMarked
package io.spillway.startup;

import org.jspecify.annotations.NullMarked;
