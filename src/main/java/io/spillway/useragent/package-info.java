/** What a click says of its visitor: device, system, client, language, person or not. */
@NullMarked
package io.spillway.useragent;

import org.jspecify.annotations.NullMarked;
