package io.spillway.database;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class PerLoopTests {

	private final DefaultEventLoopGroup loops = new DefaultEventLoopGroup(3);

	private final AtomicInteger made = new AtomicInteger();

	private final PerLoop<Integer> objects = new PerLoop<>(this.loops, this.made::incrementAndGet);

	@AfterEach
	void shutDown() {
		this.loops.shutdownGracefully().syncUninterruptibly();
	}

	@Test
	void aLoopHasOneObjectAndUsesItOnItsThread() {
		EventLoop loop = this.loops.next();
		Mono<String> use = Mono
			.defer(() -> this.objects.use((object) -> Mono.just(object + " on " + loop.inEventLoop())))
			.subscribeOn(Schedulers.fromExecutor(loop));
		StepVerifier.create(use.concatWith(use)).expectNext("1 on true", "1 on true").verifyComplete();
		assertThat(this.made).hasValue(1);
	}

	@Test
	void anyOtherThreadBorrowsALoop() {
		Thread caller = Thread.currentThread();
		StepVerifier.create(this.objects.use((_) -> Mono.just(Thread.currentThread())))
			.assertNext((thread) -> assertThat(thread).isNotSameAs(caller))
			.verifyComplete();
	}

	@Test
	void eachLoopIsUsedOnceEvenIfOneFails() {
		Set<Thread> used = ConcurrentHashMap.newKeySet();
		StepVerifier.create(this.objects.useEach((object) -> {
			used.add(Thread.currentThread());
			return (object == 2) ? Mono.error(new IllegalStateException("second")) : Mono.empty();
		})).verifyErrorMessage("second");
		assertThat(used).hasSize(3);
		assertThat(this.made).hasValue(3);
	}

}
