/**
 * How the service is delivered: the Jenkinsfile, run step by step without a Jenkins, and
 * the gate that judges a release, with a k6 that says what it is told to.
 */
@NullMarked
package io.spillway.delivery;

import org.jspecify.annotations.NullMarked;
