/**
 * How the service is delivered: the Jenkinsfile, run step by step without a Jenkins, in a
 * workplace that is imagined (all that can happen) or local (once for real); the gate
 * that judges a release, with a k6 that says what it is told to; and what Datadog is to
 * show of it, held to Datadog's API and to what the service measures.
 */
@NullMarked
package io.spillway.delivery;

import org.jspecify.annotations.NullMarked;
