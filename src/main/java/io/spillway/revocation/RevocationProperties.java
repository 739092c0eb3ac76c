package io.spillway.revocation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of revocation.
 *
 * @param revocation what to do before the deny list was ever loaded
 */
@ConfigurationProperties("spillway")
record RevocationProperties(@DefaultValue("lenient") RevocationMode revocation) {
}
