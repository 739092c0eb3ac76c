package io.spillway.security;

import java.util.Locale;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What an API key may do. */
public enum Scope {

	LINKS, CAMPAIGNS, STATS, CAPACITY;

	GrantedAuthority authority() {
		return new SimpleGrantedAuthority(authorityName());
	}

	String authorityName() {
		return "SCOPE_" + setting();
	}

	/** What settings call it. */
	public String setting() {
		return name().toLowerCase(Locale.ROOT);
	}

}
