package io.spillway.click;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an app is told of the link that opened it.
 *
 * @param target where the link leads, in ASCII
 * @param recipient whose link it is, or null if that is not to be told
 * @param data the maker's JSON, or null if it is not to be told
 */
record AppAnswer(String target, @Nullable Long recipient, @Nullable String data) {

	private static final JsonFactory JSON = new JsonFactory();

	/** As JSON in UTF-8. */
	byte[] toJson() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (JsonGenerator json = JSON.createGenerator(out)) {
			json.writeStartObject();
			json.writeStringField("target", this.target);
			if (this.recipient != null) {
				json.writeNumberField("recipient", this.recipient);
			}
			if (this.data != null) {
				json.writeFieldName("data");
				json.writeRawValue(this.data);
			}
			json.writeEndObject();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/** Tells nothing of where the link leads. */
	@Override
	public String toString() {
		return "AppAnswer[]";
	}

}
