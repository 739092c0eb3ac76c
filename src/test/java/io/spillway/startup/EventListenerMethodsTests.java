package io.spillway.startup;

import java.lang.reflect.Method;
import java.util.stream.Stream;

import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class EventListenerMethodsTests {

	@Autowired
	DefaultListableBeanFactory beans;

	@Test
	void noBeanHasOne() {
		assertThat(Stream.of(this.beans.getBeanDefinitionNames())
			.map(this.beans::getType)
			.flatMap((type) -> Stream.of(ReflectionUtils.getAllDeclaredMethods(type)))
			.filter(EventListenerMethodsTests::isListener)).isEmpty();
	}

	@Test
	void whatLooksForThemIsNotInTheBinary() {
		assertThat(Stream.of(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME,
				AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME))
			.allMatch((name) -> AotServices.factoriesAndBeans(this.beans)
				.load(BeanRegistrationExcludeFilter.class)
				.stream()
				.anyMatch((filter) -> filter.isExcludedFromAotProcessing(RegisteredBean.of(this.beans, name))));
	}

	private static boolean isListener(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, EventListener.class);
	}

}
