/**
 * Campaigns: a target template and a period, shared by any number of recipients, each of
 * whom has a link without a row.
 */
@NullMarked
package io.spillway.campaign;

import org.jspecify.annotations.NullMarked;
