/**
 * What the process is set to before anything is made, how little of that is made at once,
 * and how a start fails: in one sentence, without the value of any setting.
 */
@NullMarked
package io.spillway.startup;

import org.jspecify.annotations.NullMarked;
