package io.spillway.capacity;

/**
 * What an autoscaler reads.
 *
 * @param replicas how many replicas are needed
 */
record CapacityView(int replicas) {
}
