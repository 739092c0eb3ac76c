package io.spillway.startup;

/**
 * A setting that the service cannot start with. The message is one sentence for the
 * operator and never holds the setting's value, which may be a secret.
 */
public final class InvalidSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingException(String message) {
		super(message);
	}

}
