package io.spillway.campaign;

import io.spillway.token.CampaignRecipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTemplateTests {

	@ParameterizedTest
	@CsvSource({ "https://e.com/sale, https://e.com/sale", "https://e.com/{recipient}, https://e.com/47",
			"https://e.com/{recipient}/x?r={recipient}#top, https://e.com/47/x?r=47#top",
			"https://e.com/{recipient}{recipient}, https://e.com/4747",
			"https://e.com/여름/{recipient}?세={recipient}&일, https://e.com/%EC%97%AC%EB%A6%84/47?%EC%84%B8=47&%EC%9D%BC" })
	void aTargetHasTheNumberOfItsRecipient(String text, String target) {
		TargetTemplate template = TargetTemplate.of(text);
		assertThat(template.targetOf(47)).isEqualTo(target);
		assertThat(template.text()).isEqualTo(text);
	}

	@Test
	void theNumberIsDecimal() {
		TargetTemplate template = TargetTemplate.of("https://e.com/?r={recipient}");
		assertThat(template.targetOf(0)).isEqualTo("https://e.com/?r=0");
		assertThat(template.targetOf(CampaignRecipient.MAX_RECIPIENT)).isEqualTo("https://e.com/?r=1099511627775");
	}

	@Test
	void tellsNothingOfWhereItLeads() {
		assertThat(TargetTemplate.of("https://e.com/")).hasToString("TargetTemplate[]");
	}

}
