/** What the HTTP features share: errors, headers, limits and the server itself. */
@NullMarked
package io.spillway.web;

import org.jspecify.annotations.NullMarked;
