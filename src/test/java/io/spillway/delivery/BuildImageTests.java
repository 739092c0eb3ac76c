package io.spillway.delivery;

import java.io.File;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Buildpacks take the arguments of native-image as one text, so they stand twice in
 * pom.xml.
 */
class BuildImageTests {

	private final XPath xpath = XPathFactory.newInstance().newXPath();

	@Test
	void theBinaryOfBuildpacksIsBuiltLikeThatOfMaven() throws Exception {
		Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
		NodeList ofMaven = (NodeList) this.xpath.evaluate("//buildArgs/buildArg", pom, XPathConstants.NODESET);
		String ofBuildpacks = this.xpath.evaluate("//image/env/BP_NATIVE_IMAGE_BUILD_ARGUMENTS", pom);
		List<String> arguments = List.of(ofBuildpacks.strip().split("\\s+"));
		assertThat(arguments).hasSize(ofMaven.getLength()).contains("${native.optimization}");
		for (int i = 0; i < ofMaven.getLength(); i++) {
			assertThat(arguments.get(i)).isEqualTo(ofMaven.item(i).getTextContent());
		}
	}

}
