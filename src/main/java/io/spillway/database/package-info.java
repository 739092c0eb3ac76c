/** The way to PostgreSQL: connections, time limits, migrations. */
@NullMarked
package io.spillway.database;

import org.jspecify.annotations.NullMarked;
