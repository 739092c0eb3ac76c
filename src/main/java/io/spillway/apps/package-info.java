/** Apps: the files by which phones learn that an app opens the links. */
@NullMarked
package io.spillway.apps;

import org.jspecify.annotations.NullMarked;
