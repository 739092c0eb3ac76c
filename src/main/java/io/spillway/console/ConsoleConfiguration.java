package io.spillway.console;

import io.spillway.campaign.CampaignList;
import io.spillway.statistics.CampaignStatistics;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/**
 * What is on the management port only: a port that it shares with clicks has no console.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ConsoleConfiguration {

	@Bean
	PageController consolePage() {
		return new PageController();
	}

	@Bean
	CampaignsController consoleCampaigns(CampaignList campaigns) {
		return new CampaignsController(campaigns);
	}

	@Bean
	ConsoleStatisticsController consoleStatistics(CampaignStatistics statistics) {
		return new ConsoleStatisticsController(statistics);
	}

}
