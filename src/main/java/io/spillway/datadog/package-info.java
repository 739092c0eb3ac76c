/**
 * The operators' command {@code spillway-datadog}: keeps Datadog's SLOs, monitors and
 * dashboards as the files of {@code deploy/datadog} say, and asks Datadog whether a
 * release may stay. No part of the service: neither its jar nor its binary has it.
 */
@NullMarked
package io.spillway.datadog;

import org.jspecify.annotations.NullMarked;
