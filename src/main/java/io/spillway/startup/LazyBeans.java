package io.spillway.startup;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the beans that the first click does not need. They are lazy, so that the port is
 * open before they are made; the service says that it is ready afterwards, and ends if
 * one of them cannot be made.
 */
@Component
@Order(0)
class LazyBeans implements ApplicationRunner {

	private final ConfigurableListableBeanFactory beans;

	LazyBeans(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void run(ApplicationArguments args) {
		for (String name : this.beans.getBeanDefinitionNames()) {
			BeanDefinition definition = this.beans.getMergedBeanDefinition(name);
			if (definition.isSingleton() && !definition.isAbstract()) {
				this.beans.getBean(name);
			}
		}
	}

}
