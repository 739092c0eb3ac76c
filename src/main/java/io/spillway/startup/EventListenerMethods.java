package io.spillway.startup;

import java.util.Set;

import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.annotation.AnnotationConfigUtils;

/**
 * Leaves out of the binary what looks for methods with {@code @EventListener}: it looks
 * through every method of every bean before the port is open, and there is none.
 */
class EventListenerMethods implements BeanRegistrationExcludeFilter {

	private static final Set<String> BEANS = Set.of(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME,
			AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME);

	@Override
	public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
		return BEANS.contains(bean.getBeanName());
	}

}
